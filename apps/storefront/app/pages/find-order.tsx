import {
  data,
  Form,
  redirect,
  useActionData,
  type ActionFunctionArgs,
  type MetaFunction,
} from 'react-router';
import { messagesFor } from '../../../ui/messages/messages-for.ts';
import { Field } from '../parts/field.tsx';
import formStyles from '../parts/form-section.module.css';
import { useFrame } from '../parts/page-frame.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { apiFor } from '../server/api.ts';
import { fieldOf } from '../server/field-of.ts';
import { localeOf } from '../server/locale-of.ts';
import { orderPath } from '../server/place-order.ts';

/** Finds a guest's order by its number and e-mail. */
export async function action({ request, params }: ActionFunctionArgs) {
  const locale = localeOf(params);
  const form = await request.formData();
  const text = (name: string) => fieldOf(form, name);
  const reply = await apiFor(request).order.findOrder({
    orderNumber: text('orderNumber').toUpperCase(),
    email: text('email'),
  });
  if (!reply.isOk) return data({ problem: reply.problem }, { status: reply.problem.status || 503 });
  return redirect(orderPath(locale, reply.answer.orderId, reply.answer.orderKey));
}

export const meta: MetaFunction = ({ params }) => {
  const words = messagesFor(params['locale'] ?? '');
  return [{ title: `${words.trackOrder} · ${words.shopName}` }, { name: 'robots', content: 'noindex' }];
};

export default function FindOrder() {
  const problem = useActionData<typeof action>()?.problem;
  const { locale } = useFrame();
  const words = messagesFor(locale);
  return (
    <>
      <h1>{words.trackOrder}</h1>
      <p>{words.trackHint}</p>
      <ProblemNote problem={problem} words={words} />
      <Form method="post" style={{ maxWidth: 420 }}>
        <Field
          label={words.orderNumber}
          name="orderNumber"
          required
          maxLength={30}
          autoComplete="off"
          autoCapitalize="characters"
        />
        <Field label={words.email} name="email" type="email" required maxLength={254} autoComplete="email" />
        <button type="submit" className={formStyles.button}>
          {words.find}
        </button>
      </Form>
    </>
  );
}

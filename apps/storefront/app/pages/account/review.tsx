import {
  redirect,
  useActionData,
  useLoaderData,
  useNavigation,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from 'react-router';
import { accountWords } from '../../../../ui/messages/account-words.ts';
import { CheckedForm } from '../../parts/checked-form.tsx';
import { Field } from '../../parts/field.tsx';
import fieldStyles from '../../parts/field.module.css';
import formStyles from '../../parts/form-section.module.css';
import { useFrame } from '../../parts/page-frame.tsx';
import { Picture } from '../../parts/picture.tsx';
import noteStyles from '../../parts/problem-note.module.css';
import { StarChoice } from '../../parts/star-choice.tsx';
import { answerProblem } from '../../server/answer-problem.ts';
import { apiFor, passCookies } from '../../server/api.ts';
import { fieldOf } from '../../server/field-of.ts';
import { localeOf } from '../../server/locale-of.ts';
import { ownAnswer } from '../../server/own-answer.ts';
import styles from './account-lists.module.css';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const locale = localeOf(params);
  const { catalog } = apiFor(request);
  const product = await catalog.getProduct({ slug: params['slug'] ?? '', locale });
  const { productId, title, picture } = ownAnswer(product, request, locale);
  const mine = await catalog.getMyReview({ productId });
  const review = !mine.isOk && mine.problem.code === 'not-found' ? null : ownAnswer(mine, request, locale);
  return { productId, title, picture, review };
}

/** Writes the review, or changes it. */
export async function action({ request, params }: ActionFunctionArgs) {
  const locale = localeOf(params);
  const form = await request.formData();
  const reply = await apiFor(request).catalog.writeReview({
    productId: fieldOf(form, 'productId'),
    rating: Number(fieldOf(form, 'rating')),
    title: fieldOf(form, 'title'),
    text: fieldOf(form, 'text'),
    locale,
  });
  if (!reply.isOk) return answerProblem(reply);
  return redirect(`/${locale}/account/reviews`, { headers: passCookies(reply.headers) });
}

/** The one review that a customer gives a product they bought. */
export default function Review() {
  const { productId, title, picture, review } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem;
  const { locale } = useFrame();
  const { state } = useNavigation();
  const words = accountWords(locale);
  const isStranger = problem?.code === 'not-allowed';
  return (
    <div className={styles.narrow}>
      <h1>{words.reviewOf(title)}</h1>
      {picture ? <Picture path={picture} alt="" width={120} height={120} sizes="120px" /> : null}
      {review?.state === 'refused' && review.reason ? (
        <p className={noteStyles.note}>{words.reviewRefused(review.reason)}</p>
      ) : null}
      {isStranger ? (
        <p role="alert" className={noteStyles.note}>
          {words.reviewNotBought}
        </p>
      ) : null}
      <CheckedForm problem={isStranger ? undefined : problem}>
        <input type="hidden" name="productId" value={productId} />
        <StarChoice chosen={review?.rating} words={words} />
        <Field
          label={words.reviewTitle}
          name="title"
          required
          maxLength={120}
          defaultValue={review?.title}
          autoComplete="off"
        />
        <div className={fieldStyles.field}>
          <label htmlFor="text">{words.reviewText}</label>
          <textarea id="text" name="text" required maxLength={5000} rows={6} defaultValue={review?.text} />
        </div>
        <p className={styles.soft}>{words.reviewWhat}</p>
        <button type="submit" className={formStyles.button} disabled={state === 'submitting'}>
          {words.reviewSend}
        </button>
      </CheckedForm>
    </div>
  );
}

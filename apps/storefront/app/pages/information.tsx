import { data, useLoaderData, type LoaderFunctionArgs, type MetaFunction } from 'react-router';
import { DeliveryTable } from '../parts/delivery-table.tsx';
import { pageMeta } from '../parts/page-meta.ts';
import { apiFor } from '../server/api.ts';
import { informationOf } from '../server/information-of.ts';
import { localeOf } from '../server/locale-of.ts';
import { marketOf } from '../server/market-of.ts';
import { throwProblem } from '../server/throw-problem.ts';
import styles from './information.module.css';

/** A page that explains the shop: the last part of its address says which. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const locale = localeOf(params);
  const name = new URL(request.url).pathname.split('/')[2]?.replace(/\.data$/, '') ?? '';
  const reply = await apiFor(request).order.getTerms({ locale, market: marketOf(request, locale) });
  if (!reply.isOk) throwProblem(reply.problem);
  const text = informationOf(name, locale, reply.answer);
  if (!text) throw data(null, { status: 404 });
  return { locale, text, delivery: name === 'delivery' ? reply.answer.delivery : null };
}

export const meta: MetaFunction<typeof loader> = (at) => {
  const { title = '', lead = '' } = at.loaderData?.text ?? {};
  return pageMeta(at, { title, description: lead });
};

export default function Information() {
  const { locale, text, delivery } = useLoaderData<typeof loader>();
  return (
    <article className={styles.page}>
      <h1>{text.title}</h1>
      <p className={styles.lead}>{text.lead}</p>
      {delivery ? <DeliveryTable delivery={delivery} locale={locale} /> : null}
      {text.sections.map(({ title, paragraphs }) => (
        <section key={title}>
          <h2>{title}</h2>
          {paragraphs.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </section>
      ))}
    </article>
  );
}

import { Button } from '@mantine/core';
import { useParams } from 'react-router';
import { useCollection } from '../../api/use-collections.ts';
import { useLanguage } from '../../language/use-language.ts';
import { Answer } from '../../parts/answer.tsx';
import { Page } from '../../parts/page.tsx';
import { TableSkeleton } from '../../parts/table-skeleton.tsx';
import { CollectionForm } from './collection-form.tsx';

/** One collection: its words, the rule that fills it, and what was put in by hand. */
export function CollectionPage() {
  const { slug = '' } = useParams();
  const { words, locale } = useLanguage();
  const text = words.collections;
  const query = useCollection(slug);
  const title = locale === 'zh-cn' ? query.data?.title.zh : query.data?.title.en;
  return (
    <Page
      title={title ?? text.name}
      back={{ to: '/collections', label: text.back }}
      actions={
        query.data ? (
          <Button variant="default" component="a" href={`/${locale}/collections/${slug}`}>
            {text.inShop}
          </Button>
        ) : null
      }
    >
      <Answer query={query} skeleton={<TableSkeleton rows={6} />}>
        {(found) => <CollectionForm found={found} />}
      </Answer>
    </Page>
  );
}

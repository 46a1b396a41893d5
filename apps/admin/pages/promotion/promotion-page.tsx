import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { usePermissions } from '../../api/use-permissions.ts';
import { usePromotion } from '../../api/use-promotions.ts';
import { useLanguage } from '../../language/use-language.ts';
import { Answer } from '../../parts/answer.tsx';
import { Empty } from '../../parts/empty.tsx';
import { newId } from '../../parts/new-id.ts';
import { Page } from '../../parts/page.tsx';
import { TableSkeleton } from '../../parts/table-skeleton.tsx';
import { Needs } from '../../shell/needs.tsx';
import { Coupons } from './coupons.tsx';
import { newPromotion } from './new-promotion.ts';
import { PromotionEditor } from './promotion-editor.tsx';
import { PromotionHistory } from './promotion-history.tsx';
import { PromotionPreview } from './promotion-preview.tsx';
import { RemovePromotion } from './remove-promotion.tsx';

/** One promotion, or the form for a new one. */
export function PromotionPage() {
  const { promotionId = '' } = useParams();
  return promotionId === 'new' ? (
    <Needs anyOf={['promotions.write']}>
      <NewPromotion />
    </Needs>
  ) : (
    <KnownPromotion key={promotionId} promotionId={promotionId} />
  );
}

function NewPromotion() {
  const { words, locale } = useLanguage();
  const [start] = useState(() => ({
    ...newPromotion(newId(), locale === 'zh-cn' ? 'cn' : 'gb'),
    version: 0,
  }));
  return (
    <Page title={words.promotions.newTitle} back={{ to: '/promotions', label: words.promotions.back }}>
      <PromotionEditor stored={start} />
    </Page>
  );
}

function KnownPromotion({ promotionId }: { promotionId: string }) {
  const { words, locale } = useLanguage();
  const text = words.promotions;
  const may = usePermissions();
  const query = usePromotion(promotionId);
  const { data: promotion } = query;
  const name = promotion && (locale === 'zh-cn' ? promotion.title.zh : promotion.title.en);
  return (
    <Page
      title={name ?? (promotion === null ? text.goneTitle : text.title)}
      back={{ to: '/promotions', label: text.back }}
      actions={promotion && may('promotions.write') ? <RemovePromotion promotion={promotion} /> : null}
    >
      <Answer query={query} skeleton={<TableSkeleton />}>
        {(known) =>
          known === null ? (
            <Empty title={text.goneTitle} line={text.goneLine}>
              <Button variant="default" component={Link} to="/promotions">
                {text.back}
              </Button>
            </Empty>
          ) : (
            <>
              {may('promotions.write') ? (
                <PromotionEditor stored={known} />
              ) : (
                <PromotionPreview draft={known} />
              )}
              {known.needsCoupon ? <Coupons promotion={known} /> : null}
              <PromotionHistory promotionId={promotionId} />
            </>
          )
        }
      </Answer>
    </Page>
  );
}

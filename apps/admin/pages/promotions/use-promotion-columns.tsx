import { Badge } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Promotion } from '../../api/use-promotions.ts';
import { useLanguage } from '../../language/use-language.ts';
import type { ListColumns } from '../../parts/list/list-table.tsx';
import { marketCurrencies } from '../../parts/market-currencies.ts';
import { wallTime } from '../../parts/market-day.ts';
import { promotionState, type PromotionState } from '../promotion/promotion-state.ts';
import { sayPromotion } from '../promotion/say-promotion.ts';
import { useSpeech } from '../promotion/use-speech.ts';

export const promotionColumns = ['state', 'gives', 'when', 'market'] as const;

const colours: Record<PromotionState, string> = {
  running: 'good',
  scheduled: 'warn',
  ended: 'soft',
  paused: 'soft',
};

/** The columns of some promotions: what each gives, and where it stands by the clock of its market. */
export function usePromotionColumns(
  promotions: readonly Promotion[],
): ListColumns<Promotion, (typeof promotionColumns)[number]> {
  const { words, locale, money } = useLanguage();
  const text = words.promotions;
  const [openedAt] = useState(() => new Date());
  const speech = useSpeech(promotions);
  const say = (promotion: Promotion, part: 'gives' | 'time') => {
    const currency = marketCurrencies[promotion.market];
    const own = { ...speech, money: (amountMinor: number) => money({ amountMinor, currency }) };
    return sayPromotion(promotion, own).find((each) => each.part === part)?.text;
  };
  return {
    first: {
      title: text.name,
      renderCell: ({ promotionId, title }) => (
        <Link to={`/promotions/${promotionId}`}>{locale === 'zh-cn' ? title.zh : title.en}</Link>
      ),
    },
    others: {
      state: {
        title: text.state,
        renderCell: (promotion) => {
          const state = promotionState(promotion, wallTime(promotion.market, openedAt));
          return (
            <Badge variant="light" color={colours[state]}>
              {text.states[state]}
            </Badge>
          );
        },
      },
      gives: {
        title: text.gives,
        renderCell: (promotion) => (
          <span>
            {say(promotion, 'gives')}
            {promotion.needsCoupon ? <small>{` (${text.withCoupon})`}</small> : null}
          </span>
        ),
      },
      when: { title: text.when, renderCell: (promotion) => say(promotion, 'time') },
      market: { title: text.market, renderCell: ({ market }) => words.product.markets[market] },
    },
  };
}

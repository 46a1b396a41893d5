import { Timeline } from '@mantine/core';
import type { OrderValue } from '#contracts/order/order.ts';
import { useActorName } from '../../api/use-actor-name.ts';
import { useLanguage } from '../../language/use-language.ts';
import { Moment } from '../../parts/moment.tsx';
import { Section } from '../../parts/section.tsx';
import styles from './order-history.module.css';

/** Who or what did each thing to an order, when and why; the first thing first. */
export function OrderHistory({ timeline }: { timeline: OrderValue['timeline'] }) {
  const { words, locale } = useLanguage();
  const nameOf = useActorName();
  return (
    <Section title={words.order.history}>
      <Timeline active={timeline.length} bulletSize={14} lineWidth={2}>
        {timeline.map(({ at, what, who, why }, index) => (
          <Timeline.Item key={index} title={words.order.events[what] ?? what}>
            <p
              className={styles['why']}
              lang={locale !== 'en-gb' && words.order.sayWhy(why) === why ? 'en' : undefined}
            >
              {words.order.sayWhy(why)}
            </p>
            <p className={styles['when']}>
              <Moment at={at} /> · {nameOf(who)}
            </p>
          </Timeline.Item>
        ))}
      </Timeline>
    </Section>
  );
}

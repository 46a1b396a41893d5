import { useWithdrawPrice, type ListedPrice } from '../../api/use-prices.ts';
import { useLanguage } from '../../language/use-language.ts';
import { ActionDialog } from '../../parts/action-dialog.tsx';
import { DialogForm } from '../../parts/dialog-form.tsx';
import { useAnnounce } from '../../parts/use-announce.ts';

/** Ends a price that lies over the list, or takes a planned one back. */
export function WithdrawPrice({ price, sku }: { price: ListedPrice; sku: string }) {
  const { words, money } = useLanguage();
  const text = words.priceList;
  const title = text.withdrawTitle(money(price.price), words.product.markets[price.market]);
  return (
    <ActionDialog
      label={text.withdraw}
      spokenLabel={title}
      title={title}
      isLastTime
      variant="default"
      size="xs"
    >
      {(ways) => <WithdrawForm price={price} sku={sku} {...ways} />}
    </ActionDialog>
  );
}

type WithdrawFormProps = { price: ListedPrice; sku: string; leave: () => void; finish: () => void };

function WithdrawForm({ price, sku, leave, finish }: WithdrawFormProps) {
  const { words } = useLanguage();
  const text = words.priceList;
  const announce = useAnnounce();
  const withdraw = useWithdrawPrice();
  const submit = () =>
    withdraw.mutate(price.priceId, {
      onSuccess: () => {
        announce(text.withdrawn(sku));
        finish();
      },
    });
  return (
    <DialogForm
      onSubmit={submit}
      onCancel={leave}
      submitLabel={text.withdrawDo}
      submitColor="bad"
      isBusy={withdraw.isPending}
      error={withdraw.error}
    >
      <p>{price.state === 'planned' ? text.withdrawPlanned : text.withdrawCurrent}</p>
    </DialogForm>
  );
}

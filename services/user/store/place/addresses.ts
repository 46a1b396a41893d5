import type { AddressValue } from '#contracts/order/cart.ts';
import { statement } from '#runtime/db/statement.ts';

export type AddressRow = {
  addressId: string;
  version: number;
  address: AddressValue;
  isDefaultShipping: boolean;
  isDefaultBilling: boolean;
  changedAt: string;
};

/** The book of a customer, newest first; its limit bounds it. */
export const listAddressRows = statement<AddressRow, [accountId: string]>(
  'user.address.list',
  `select address_id as "addressId", version, address, changed_at as "changedAt",
     coalesce(default_shipping_id = address_id, false) as "isDefaultShipping",
     coalesce(default_billing_id = address_id, false) as "isDefaultBilling"
   from address join address_book using (account_id)
   where account_id = $1 order by address_id desc`,
);

export const findAddress = statement<
  Pick<AddressRow, 'version' | 'address'>,
  [accountId: string, addressId: string]
>('user.address.find', `select version, address from address where account_id = $1 and address_id = $2`);

/** Makes room for one more, and the book at the first; refused by `address_book_limit` when it is full. */
export const countAddress = statement<unknown, [accountId: string]>(
  'user.address.count',
  `insert into address_book as book (account_id, addresses) values ($1, 1)
   on conflict (account_id) do update set addresses = book.addresses + 1`,
);

export const insertAddress = statement<unknown, [accountId: string, addressId: string, address: string]>(
  'user.address.insert',
  `insert into address (account_id, address_id, address) values ($1, $2, $3::jsonb)`,
);

/** Writes an address anew; refuses with `address-unchanged` when it is not at this version any more. */
export const updateAddressRow = statement<
  unknown,
  [accountId: string, addressId: string, version: number, address: string]
>(
  'user.address.update',
  `with changed as (
     update address set address = $4::jsonb, version = version + 1, changed_at = now()
     where account_id = $1 and address_id = $2 and version = $3 returning 1)
   select must(exists (select from changed), 'address-unchanged')`,
);

/** Makes an address the default where asked, and where it is the only one. */
export const setDefaults = statement<
  unknown,
  [accountId: string, addressId: string, isShipping: boolean, isBilling: boolean]
>(
  'user.address.set-defaults',
  `update address_book set
     default_shipping_id = case when $3 or addresses = 1 then $2 else default_shipping_id end,
     default_billing_id = case when $4 or addresses = 1 then $2 else default_billing_id end
   where account_id = $1`,
);

/** Removes an address, and it as a default; a row says that it was there. */
export const deleteAddress = statement<{ addressId: string }, [accountId: string, addressId: string]>(
  'user.address.delete',
  `with removed as (
     delete from address where account_id = $1 and address_id = $2 returning address_id)
   update address_book set addresses = addresses - 1,
     default_shipping_id = nullif(default_shipping_id, $2), default_billing_id = nullif(default_billing_id, $2)
   from removed where account_id = $1 returning removed.address_id as "addressId"`,
);

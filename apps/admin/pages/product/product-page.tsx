import { Badge, Button } from '@mantine/core';
import { Link, useParams, useSearchParams } from 'react-router';
import { usePermissions } from '../../api/use-permissions.ts';
import { useEditedProduct } from '../../api/use-product-edit.ts';
import { useProduct, type StaffProduct } from '../../api/use-products.ts';
import { useLanguage } from '../../language/use-language.ts';
import { Answer } from '../../parts/answer.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Page } from '../../parts/page.tsx';
import { TableSkeleton } from '../../parts/table-skeleton.tsx';
import { ViewTabs } from '../../parts/view-tabs.tsx';
import { PicturePart } from './picture-part.tsx';
import { ProductEditor } from './product-editor.tsx';
import { VariantPrices } from './variant-prices.tsx';

/** One product: what is written about it, its variants with prices and stock, and its pictures. */
export function ProductPage() {
  const { slug = '' } = useParams();
  const { words, locale } = useLanguage();
  const may = usePermissions();
  const query = useProduct(slug);
  const title = query.data?.title;
  const shown = locale === 'zh-cn' ? title?.zh : title?.en;
  return (
    <Page
      title={shown ?? words.product.loadingTitle}
      back={{ to: '/products', label: words.product.back }}
      actions={
        query.data?.isHidden ? (
          <Badge variant="light" color="soft" size="lg">
            {words.productList.hidden}
          </Badge>
        ) : query.data ? (
          <Button variant="default" component="a" href={`/${locale}/products/${slug}`}>
            {words.product.inShop}
          </Button>
        ) : null
      }
    >
      <Answer query={query} skeleton={<TableSkeleton rows={4} />}>
        {(product) => {
          if (!product) {
            return (
              <Empty title={words.product.goneTitle} line={words.product.goneLine}>
                <Button variant="default" component={Link} to="/products">
                  {words.product.back}
                </Button>
              </Empty>
            );
          }
          return may('catalog.write') ? (
            <Views key={product.productId} product={product} />
          ) : (
            <VariantPrices product={product} />
          );
        }}
      </Answer>
    </Page>
  );
}

function Views({ product }: { product: StaffProduct }) {
  const { words } = useLanguage();
  const names = words.editor.viewNames;
  const [parameters] = useSearchParams();
  const query = useEditedProduct(product.productId);
  const asked = Object.keys(names).find((each) => each === parameters.get('view'));
  const view = asked ?? (parameters.has('sku') ? 'prices' : 'content');
  const isOfDraft = view === 'content' || view === 'variants';
  return (
    <>
      <ViewTabs label={words.editor.views} views={names} current={view} keep={['sku']} />
      <Answer query={query} skeleton={<TableSkeleton rows={6} />}>
        {(found) => (
          <ProductEditor found={found} stored={product.variants} view={isOfDraft ? view : 'other'}>
            {view === 'prices' ? <VariantPrices product={product} /> : null}
            {view === 'pictures' ? <PicturePart productId={product.productId} /> : null}
          </ProductEditor>
        )}
      </Answer>
    </>
  );
}

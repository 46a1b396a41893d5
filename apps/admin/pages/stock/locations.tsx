import { useLocations, type Location } from '../../api/use-locations.ts';
import { useLanguage } from '../../language/use-language.ts';
import { Answer } from '../../parts/answer.tsx';
import { DataTable, type Column } from '../../parts/data-table.tsx';
import { Section } from '../../parts/section.tsx';
import { TableSkeleton } from '../../parts/table-skeleton.tsx';
import { PutLocation } from './put-location.tsx';

/** Where goods lie, the location that is asked first in front. */
export function Locations() {
  const { words, number } = useLanguage();
  const text = words.stockPage;
  const query = useLocations();
  const columns: Column<Location>[] = [
    { title: text.locationTitle, renderCell: ({ title }) => title },
    { title: text.locationId, renderCell: ({ locationId }) => locationId },
    { title: text.priority, renderCell: ({ priority }) => number(priority), kind: 'number' },
    { title: text.actions, kind: 'action', renderCell: (location) => <PutLocation location={location} /> },
  ];
  return (
    <Section title={text.views.locations} line={text.locationsHint} actions={<PutLocation />}>
      <Answer query={query} skeleton={<TableSkeleton rows={2} />}>
        {({ locations }) => (
          <DataTable
            caption={text.views.locations}
            columns={columns}
            rows={locations}
            keyOf={({ locationId }) => locationId}
          />
        )}
      </Answer>
    </Section>
  );
}

import { Button, Kbd, Modal, Switch, Table } from '@mantine/core';
import { useCallback, useState } from 'react';
import { useLanguage } from '../language/use-language.ts';
import { useRowKeys } from './use-row-keys.ts';

/** Lets the table of a page be used by single keys, shows which there are, and switches them off. */
export function RowKeys() {
  const { words } = useLanguage();
  const text = words.table.keys;
  const [isShown, setIsShown] = useState(false);
  const show = useCallback(() => setIsShown(true), []);
  const { isOn, switchTo } = useRowKeys(show);
  const keys: [string[], string][] = [
    [['j', '↓'], text.next],
    [['k', '↑'], text.previous],
    [['Enter'], text.enter],
    [['x'], text.choose],
    [['?'], text.help],
    [['Ctrl K', '⌘ K'], text.palette],
    [['Esc'], text.escape],
  ];
  return (
    <>
      <Button variant="subtle" size="xs" onClick={show} aria-haspopup="dialog" visibleFrom="sm">
        {text.open}
      </Button>
      <Modal
        opened={isShown}
        onClose={() => setIsShown(false)}
        title={text.title}
        closeButtonProps={{ 'aria-label': words.close }}
        attributes={{ header: { role: 'presentation' } }}
        transitionProps={{ duration: 0 }}
      >
        <Table mb="md">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{text.key}</Table.Th>
              <Table.Th>{text.what}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {keys.map(([names, what]) => (
              <Table.Tr key={what}>
                <Table.Td>
                  {names.map((name) => (
                    <Kbd key={name} mr={6}>
                      {name}
                    </Kbd>
                  ))}
                </Table.Td>
                <Table.Td>{what}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        <Switch
          label={text.switchedOn}
          description={text.switchedOnHint}
          checked={isOn}
          onChange={(event) => switchTo(event.currentTarget.checked)}
        />
      </Modal>
    </>
  );
}

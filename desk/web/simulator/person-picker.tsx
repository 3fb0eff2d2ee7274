import { Button, NativeSelect } from '@mantine/core';
import { t } from '../texts.ts';
import { newPerson } from './new-person.ts';
import type { Person } from './use-simulator.ts';

type Props = { people: Person[]; phone: string; onChoose: (phone: string) => void };

export function PersonPicker({ people, phone, onChoose }: Props) {
  const known = people.some(({ id }) => id === phone);
  const all = known ? people : [{ id: phone, name: phone }, ...people];
  return (
    <div className="picker">
      <NativeSelect
        label={t('simulator.person')}
        value={phone}
        onChange={(event) => onChoose(event.currentTarget.value)}
        data={all.map(({ id, name }) => ({ value: id, label: name === id ? id : `${name}, ${id}` }))}
      />
      <Button variant="default" onClick={() => onChoose(newPerson(all.map(({ id }) => id)))}>
        {t('simulator.newPerson')}
      </Button>
    </div>
  );
}

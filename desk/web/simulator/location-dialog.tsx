import { Button, Group, Modal, NativeSelect, TextInput } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { nameOf, t } from '../texts.ts';
import { isPlace, PLACES } from './places.ts';

type Props = { onPlace: (place: { lat: number; lon: number }) => void; onClose: () => void };

export function LocationDialog({ onPlace, onClose }: Props) {
  const [lat, setLat] = useState(String(PLACES.paringin.lat));
  const [lon, setLon] = useState(String(PLACES.paringin.lon));
  const place = { lat: Number(lat), lon: Number(lon) };
  const choose = (name: string): void => {
    const found = Object.entries(PLACES).find(([key]) => key === name)?.[1];
    if (!found) return;
    setLat(String(found.lat));
    setLon(String(found.lon));
  };
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    event.stopPropagation(); // the dialog stands inside the form of the phone
    if (isPlace(place)) onPlace(place);
  };
  return (
    <Modal opened onClose={onClose} title={t('simulator.location')}>
      <form className="stack" onSubmit={submit}>
        <NativeSelect
          label={t('simulator.place')}
          data-autofocus
          onChange={(event) => choose(event.currentTarget.value)}
          data={Object.keys(PLACES).map((value) => ({ value, label: nameOf('place', value) }))}
        />
        <Group grow>
          <TextInput
            label={t('simulator.latitude')}
            inputMode="decimal"
            value={lat}
            onChange={(event) => setLat(event.currentTarget.value)}
          />
          <TextInput
            label={t('simulator.longitude')}
            inputMode="decimal"
            value={lon}
            onChange={(event) => setLon(event.currentTarget.value)}
          />
        </Group>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" disabled={!isPlace(place)}>
            {t('simulator.sendLocation')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}

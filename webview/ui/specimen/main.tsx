import { signal } from '@preact/signals';
import { render, type VNode } from 'preact';
import { Choice } from '../choice';
import { Badge, Button, Checkbox, Divider, Link, ProgressRing, Select, TextField } from '../kit';
import { MenuButton } from '../menu-button';
import '../native-controls.css';
import '../page.css';
import { Slider } from '../slider';

// Every control once, with what it told below it: for the contract test, and to look at. It is not delivered.

const axes = [
  { value: 'step', text: 'by step' },
  { value: 'epoch', text: 'by epoch' },
  { value: 'time', text: 'by time' },
] as const;

const told = signal<readonly string[]>([]);
const axis = signal<(typeof axes)[number]['value']>('step');
const rate = signal('0.01');
const isLog = signal(false);
const share = signal(0.5);

function tell(words: string): void {
  told.value = [...told.value, words];
}

function Specimen(): VNode {
  return (
    <>
      <h1>Controls</h1>
      <p class="row">
        <Button look="primary" onPress={() => tell('button')}>
          Train
        </Button>
        <Button disabled onPress={() => tell('disabled button')}>
          Not now
        </Button>
        <Button look="icon" label="Close" onPress={() => tell('icon')}>
          ×
        </Button>
        <Select
          label="Axis"
          value={axis.value}
          options={axes}
          onChange={(value) => {
            axis.value = value;
            tell(`select ${value}`);
          }}
        />
        <TextField
          label="Rate"
          value={rate.value}
          placeholder="a number"
          onInput={(value) => {
            rate.value = value;
            tell(`input ${value}`);
          }}
          onChange={(value) => tell(`change ${value}`)}
        />
        <TextField label="Locked" value="7" disabled />
        <Checkbox
          checked={isLog.value}
          onChange={(checked) => {
            isLog.value = checked;
            tell(`checkbox ${String(checked)}`);
          }}
        >
          log y
        </Checkbox>
        <Checkbox checked disabled onChange={() => tell('disabled checkbox')}>
          fixed
        </Checkbox>
        <Badge>12</Badge>
        <ProgressRing label="Reading" />
        <Link onPress={() => tell('link')}>More</Link>
      </p>
      <Divider />
      <p class="row">
        <Choice
          label="Time axis"
          value={axis.value}
          options={axes}
          onChange={(value) => {
            axis.value = value;
            tell(`choice ${value}`);
          }}
        />
        <Slider
          label="Smoothing"
          value={share.value}
          min={0}
          max={1}
          step={0.1}
          valueText={share.value.toFixed(1)}
          onInput={(value) => {
            share.value = value;
            tell(`slider ${value.toFixed(1)}`);
          }}
        />
        <MenuButton
          items={[
            { text: 'Stop with a checkpoint', onPick: () => tell('menu stop') },
            { text: 'Discard', onPick: () => tell('menu discard') },
          ]}
        >
          Stop
        </MenuButton>
      </p>
      <ol id="told">
        {told.value.map((words, index) => (
          <li key={index}>{words}</li>
        ))}
      </ol>
    </>
  );
}

const place = document.getElementById('page');
if (place !== null) render(<Specimen />, place);

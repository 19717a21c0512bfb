import { Dialog } from '@shared/ui/Dialog';
import { useApp } from '../../app';
import { strings } from '../../strings';
import { commands, type Command } from '../commands';
import { Keys } from '../Keys';
import { keysOf } from '../shortcuts';

/** All shortcuts that work on what is shown now. */
export function ShortcutSheet({ onClose }: { onClose(): void }) {
    const app = useApp();
    const { palette: texts, common } = strings.value;
    const chosen = app.preferences.values.value.shortcuts;
    const shown = commands().filter((command) => keysOf(command, chosen));
    const groups = Object.entries(groupsOf(shown, texts.general));
    return (
        <Dialog title={texts.shortcuts} closeLabel={common.close} onClose={onClose}>
            {groups.map(([group, members]) => (
                <section key={group}>
                    <h3>{group}</h3>
                    <dl class="shortcut-list">
                        {members.map((command) => (
                            <div key={command.id}>
                                <dt>{command.label}</dt>
                                <dd>
                                    <Keys keys={keysOf(command, chosen)} />
                                </dd>
                            </div>
                        ))}
                    </dl>
                </section>
            ))}
        </Dialog>
    );
}

function groupsOf(all: readonly Command[], general: string): Readonly<Record<string, readonly Command[]>> {
    const groups: Record<string, Command[]> = {};
    for (const command of all) (groups[command.group ?? general] ??= []).push(command);
    return groups;
}

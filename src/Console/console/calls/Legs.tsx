import type { Schemas } from '@shared/api/client';
import { fullTime, shortTime } from '../shell/format';
import { strings } from '../strings';
import { personName } from './callTexts';
import { lasting } from './durations';

/** Everybody who had a part in a call, and for how long. */
export function Legs({ legs }: { legs: readonly Schemas['CallLeg'][] }) {
    const { calls } = strings.value;
    if (legs.length === 0) return null;
    const roles = calls.roles as Record<string, string>;
    const causes = calls.causes as Record<string, string>;
    return (
        <section class="call-part">
            <h3>{calls.legs}</h3>
            <div class="wide-table" tabIndex={0} role="region" aria-label={calls.legs}>
                <table class="table">
                    <thead>
                        <tr>
                            <th scope="col">{calls.who}</th>
                            <th scope="col">{calls.role}</th>
                            <th scope="col">{calls.from}</th>
                            <th scope="col">{calls.until}</th>
                            <th scope="col">{calls.talk}</th>
                            <th scope="col">{calls.hold}</th>
                            <th scope="col">{calls.cause}</th>
                        </tr>
                    </thead>
                    <tbody>
                        {legs.map((leg, index) => (
                            <tr key={leg.legId ?? index}>
                                <th scope="row">
                                    <bdi>{leg.agent ? personName(leg.agent) : (leg.agentName ?? leg.number ?? calls.outside)}</bdi>
                                </th>
                                <td>{roles[leg.role] ?? leg.role}</td>
                                <td title={fullTime(leg.startedAt)}>{shortTime(leg.answeredAt ?? leg.startedAt)}</td>
                                <td>{leg.endedAt ? shortTime(leg.endedAt) : calls.goesOn}</td>
                                <td>{leg.talkMs > 0 ? lasting(leg.talkMs) : '–'}</td>
                                <td>{leg.holdMs > 0 ? lasting(leg.holdMs) : '–'}</td>
                                <td>{leg.cause ? (causes[leg.cause] ?? leg.cause) : ''}</td>
                            </tr>
                        ))}
                    </tbody>
                </table>
            </div>
        </section>
    );
}

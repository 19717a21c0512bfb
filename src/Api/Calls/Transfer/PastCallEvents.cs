using System.Globalization;
using ContactCenter.Calls;

namespace ContactCenter.Api.Calls.Transfer;

/// <summary>Writes a past call as the events that a provider would have sent, so that its record follows from them as that of any call.</summary>
internal static class PastCallEvents
{
    private const int DigestBytes = 8;
    private const string CustomerLeg = "customer";
    private const string AgentLeg = "agent";

    /// <summary>The events' ids follow from the row: the same row again is the same call, another one is not.</summary>
    public static PastCallRead Of(CallImportRow row)
    {
        if (TimeOf(row.StartedAt) is not { } started) return "startedAt must be a time in ISO 8601";
        if (TimeOf(row.EndedAt) is not { } ended) return "endedAt must be a time in ISO 8601";
        var answered = row.AnsweredAt is null ? null : TimeOf(row.AnsweredAt);
        if (row.AnsweredAt is not null && answered is null) return "answeredAt must be a time in ISO 8601";
        if (ended < started) return "endedAt must NOT be before startedAt";
        if (answered < started || answered > ended) return "answeredAt must be between startedAt and endedAt";
        if (row.HoldSeconds > 0 && !(answered?.AddSeconds(row.HoldSeconds.Value) <= ended))
            return "holdSeconds must NOT be more than the time after the answer";
        var isOutbound = row.Direction == CallDirections.Outbound;
        if (isOutbound && row.Number is null) return "number must be there when the call is outbound";
        if (row.Outcome is { } outcome && outcome != OutcomeOf(row, outcome)) return "outcome must follow from direction, answeredAt, queue and cause";
        var digest = Hashes.Hex(JsonSerializer.Serialize(row, ApiJson.TypeOf<CallImportRow>()), DigestBytes);
        var events = Events(row, started, answered, ended).Select((call, place) => call with { Id = $"import:{digest}:{place}" });
        return new PastCallRead([.. events], null);
    }

    /// <summary>The outcome that the events will mean, when a row says this one.</summary>
    private static string OutcomeOf(CallImportRow row, string said)
    {
        if (row.AnsweredAt is not null) return CallStates.Ended;
        if (said == CallStates.Voicemail) return CallStates.Voicemail;
        if (row.Direction == CallDirections.Outbound || CauseOf(row) == CallCauses.Failed) return CallStates.Failed;
        return said is CallStates.Abandoned or CallStates.Missed ? said : CallStates.Missed;
    }

    private static string? CauseOf(CallImportRow row) => row.Cause ?? (row.Outcome == CallStates.Failed ? CallCauses.Failed : null);

    private static IEnumerable<CallEvent> Events(CallImportRow row, DateTimeOffset started, DateTimeOffset? answered, DateTimeOffset ended)
    {
        var isOutbound = row.Direction == CallDirections.Outbound;
        var customer = new CallEvent { Id = "", Kind = CallEventKinds.Ringing, At = started, LegId = CustomerLeg, LegRole = CallLegRoles.Customer };
        yield return customer with
        {
            Direction = row.Direction, From = isOutbound ? row.OwnNumber : row.Number ?? "", To = isOutbound ? row.Number : row.OwnNumber, Queue = row.Queue,
        };
        var waited = !isOutbound && (row.Outcome == CallStates.Abandoned || (row.Queue is not null && row.Outcome is null or CallStates.Ended));
        if (waited) yield return customer with { Kind = CallEventKinds.Queued, Queue = row.Queue };
        var agent = customer with { LegId = AgentLeg, LegRole = CallLegRoles.Agent, Agent = row.Agent };
        if (row.Agent is not null || answered is not null) yield return agent;
        if (answered is { } at)
        {
            yield return customer with { Kind = CallEventKinds.Answered, At = at };
            yield return agent with { Kind = CallEventKinds.Answered, At = at };
            if (row.HoldSeconds is > 0 and var seconds)
            {
                yield return customer with { Kind = CallEventKinds.Held, At = at };
                yield return customer with { Kind = CallEventKinds.Resumed, At = at.AddSeconds(seconds) };
            }
        }

        if (row.Outcome == CallStates.Voicemail) yield return customer with { Kind = CallEventKinds.Voicemail };
        if (row.RecordingUrl is { } url) yield return customer with { Kind = CallEventKinds.Recorded, At = ended, Url = url };
        yield return new CallEvent { Id = "", Kind = CallEventKinds.Ended, At = ended, Cause = CauseOf(row) };
    }

    private static DateTimeOffset? TimeOf(string text) => DateTimeOffset.TryParse(
        text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at)
            ? at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMillisecond)) : null;
}

/// <summary>The events of a row, or the fault for which there are none.</summary>
internal sealed record PastCallRead(ImmutableArray<CallEvent> Events, string? Fault)
{
    public static implicit operator PastCallRead(string fault) => new([], fault);
}

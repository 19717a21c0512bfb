using ContactCenter.Api.Conversations;
using ContactCenter.Calls;

namespace ContactCenter.Api.Calls;

/// <summary>One entry of a call's history.</summary>
/// <param name="Ts">Our time of it; of an event, that of the receipt.</param>
/// <param name="Kind">Such as call-event, call-matched or call-wrap-up-saved.</param>
/// <param name="Actor">Who did it, as the audit names it.</param>
/// <param name="Event">Of call-event: what the provider said, such as ringing.</param>
/// <param name="EventAt">Of call-event: the provider's time.</param>
/// <param name="EventId">Of call-event: the provider's id.</param>
/// <param name="LegId">Of call-event: the leg.</param>
/// <param name="By">The user, or of call-event the agent.</param>
/// <param name="Notes">Of call-wrap-up-saved, as are disposition and tags: the whole of it, each time.</param>
/// <param name="Reason">Of call-dial-failed.</param>
internal sealed record CallEntryResponse(
    long Seq, DateTimeOffset Ts, string Kind, string Actor, string? Event = null, DateTimeOffset? EventAt = null, string? EventId = null,
    string? LegId = null, UserResponse? By = null, string? Notes = null, DispositionNameResponse? Disposition = null, ImmutableArray<string>? Tags = null,
    string? Reason = null)
{
    /// <returns>Null = the entry was erased, or is of a kind that this version does not know.</returns>
    public static CallEntryResponse? From(JournalEntry entry)
    {
        var shown = new CallEntryResponse(entry.Seq, entry.At, entry.Kind, entry.Actor);
        return EntryCodec<CallEntry>.Read(entry) switch
        {
            null => null,
            CallEventRecorded recorded => shown with
            {
                Event = recorded.Event.Kind, EventAt = recorded.Event.At, EventId = recorded.Event.Id, LegId = recorded.Event.LegId, By = Of(recorded.Agent),
            },
            CallWrapUpSaved saved => shown with
            {
                By = Of(saved.By), Notes = saved.Notes, Disposition = DispositionNameResponse.From(saved.Disposition), Tags = saved.Tags,
            },
            CallFollowUpTaken taken => shown with { By = Of(taken.By) },
            CallFollowUpDone done => shown with { By = Of(done.By) },
            CallDialed dialed => shown with { By = Of(dialed.By) },
            CallDialFailed failed => shown with { Reason = failed.Reason },
            _ => shown,
        };
    }

    private static UserResponse? Of(AgentReference? user) => user is null ? null : UserResponse.From(user);
}

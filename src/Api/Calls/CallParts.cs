using ContactCenter.Api.Conversations;
using ContactCenter.Calls;

namespace ContactCenter.Api.Calls;

/// <summary>The person outside.</summary>
/// <param name="Unknown">Nobody has said who it is.</param>
/// <param name="Verified">Whether it is proven that the number is the contact's.</param>
internal sealed record CallContactResponse([property: JsonPropertyName("_id")] string Id, string Name, bool Unknown, bool Verified)
{
    public static CallContactResponse? From(CallContact? contact) =>
        contact is null ? null : new(contact.ContactId, contact.Name, contact.Unknown, contact.Verified);
}

/// <summary>One channel of a call: the person outside, an agent, or somebody whom an agent asks.</summary>
/// <param name="LegId">The provider's id; absent = the provider names none.</param>
/// <param name="Role">customer, agent, consultation or conference.</param>
/// <param name="Agent">The agent, if it is a user of ours.</param>
/// <param name="AgentName">The provider's name for the agent.</param>
/// <param name="EndedAt">Absent = it goes on.</param>
/// <param name="Cause">Why it ended, as far as the provider tells.</param>
/// <param name="TalkMs">Milliseconds in which it could be heard.</param>
/// <param name="HoldMs">Milliseconds on hold.</param>
internal sealed record CallLegResponse(
    string? LegId, string Role, UserResponse? Agent, string? AgentName, string? Number, DateTimeOffset StartedAt, DateTimeOffset? AnsweredAt,
    DateTimeOffset? EndedAt, string? Cause, bool OnHold, long TalkMs, long HoldMs)
{
    public static CallLegResponse From(CallLeg leg) => new(
        leg.LegId, leg.Role, leg.Agent is { } agent ? UserResponse.From(agent) : null, leg.AgentName, leg.Number, leg.StartedAt, leg.AnsweredAt,
        leg.EndedAt, leg.Cause, leg.IsOnHold, leg.TalkMilliseconds, leg.HoldMilliseconds);
}

/// <summary>What agents noted about a call.</summary>
/// <param name="Open">True while the time for it goes on.</param>
/// <param name="TimedOut">Its time was over before anything was saved.</param>
/// <param name="DurationMs">Milliseconds from the end of the call to the first saving, or to the end of the time.</param>
/// <param name="SavedBy">Who saved last; absent = nobody yet.</param>
internal sealed record CallWrapUpResponse(
    bool Open, bool TimedOut, long DurationMs, string? Notes, DispositionNameResponse? Disposition, ImmutableArray<string> Tags, UserResponse? SavedBy,
    DateTimeOffset? SavedAt)
{
    public static CallWrapUpResponse? From(CallWrapUp? wrapUp) => wrapUp is null ? null : new(
        wrapUp.IsOpen, wrapUp.IsTimedOut, wrapUp.Milliseconds, wrapUp.Notes, DispositionNameResponse.From(wrapUp.Disposition), wrapUp.Tags,
        wrapUp.SavedBy is { } by ? UserResponse.From(by) : null, wrapUp.SavedAt);
}

/// <summary>A disposition with the name that it had when it was chosen.</summary>
internal sealed record DispositionNameResponse([property: JsonPropertyName("_id")] string Id, string Name)
{
    public static DispositionNameResponse? From(CallDisposition? disposition) =>
        disposition is null ? null : new(disposition.DispositionId, disposition.Name);
}

/// <summary>The work that a missed call makes.</summary>
/// <param name="State">open, taken or done.</param>
/// <param name="CalledBackBy">The id of the later call that reached the person; absent = none did.</param>
internal sealed record CallFollowUpResponse(
    string State, UserResponse? TakenBy, DateTimeOffset? TakenAt, UserResponse? DoneBy, DateTimeOffset? DoneAt, string? CalledBackBy)
{
    public static CallFollowUpResponse? From(CallFollowUp? work) => work is null ? null : new(
        work.State, work.TakenBy is { } taker ? UserResponse.From(taker) : null, work.TakenAt,
        work.DoneBy is { } doer ? UserResponse.From(doer) : null, work.DoneAt, work.CalledBackBy);
}

/// <summary>A click by which a user asked for the call.</summary>
/// <param name="Failure">Why the provider did not make it; absent = it did, or has not answered yet.</param>
internal sealed record CallDialResponse(UserResponse By, string Number, DateTimeOffset At, string? Failure)
{
    public static CallDialResponse? From(CallDial? dial) => dial is null ? null : new(UserResponse.From(dial.By), dial.Number, dial.At, dial.Failure);
}

/// <summary>A recording or transcript, which `calls.recording` fetches from the provider.</summary>
/// <param name="Id">Names it in `calls.recording`.</param>
/// <param name="Kind">recorded or transcribed.</param>
/// <param name="DurationSeconds">Absent = the provider does not tell.</param>
internal sealed record CallRecordingResponse(
    [property: JsonPropertyName("_id")] string Id, string Kind, string? LegId, [property: JsonPropertyName("ts")] DateTimeOffset At, int? DurationSeconds)
{
    public static CallRecordingResponse From(CallRecording recording) =>
        new(recording.EventId, recording.Kind, recording.LegId, recording.At, recording.DurationSeconds);
}

using System.Collections.Immutable;
using ContactCenter.Errors;
using ContactCenter.Journal;
using ContactCenter.Parties;
using Orleans.Concurrency;

namespace ContactCenter.Calls;

/// <summary>
/// One call (DESIGN §6). Key: <see cref="CallIds.Of"/>. The grain keeps what a provider reports, computes what it means, and judges wrap-up
/// and follow-up. It does not route: telephony stays with the provider.
/// </summary>
[Alias("ICall")]
public interface ICallGrain : IGrainWithStringKey
{
    /// <summary>
    /// Records events, each for itself: a refused one never loses the others, and one that is known already changes nothing. Callers use
    /// <c>CallIntake</c>, which finds the agents and the contact first.
    /// </summary>
    [Alias("Record")]
    Task<RecordedCall> Record(RecordCallEvents command);

    /// <summary>The call; null = nothing is known of it.</summary>
    [Alias("Find"), ReadOnly]
    Task<CallView?> Find();

    /// <summary>
    /// Saves notes, disposition and tags: as the end of the wrap-up, or later as another edition. Refused with
    /// <see cref="CallErrors.NotFound"/>, <see cref="CallErrors.NotAnswered"/>, <see cref="CallErrors.NotYours"/>,
    /// <see cref="CallErrors.DispositionNotFound"/>, <see cref="CallErrors.WrapUpRequired"/>, or the error of a value that is too long.
    /// </summary>
    [Alias("SaveWrapUp")]
    Task<CallView> SaveWrapUp(SaveCallWrapUp command);

    /// <summary>Takes the work of calling back. Refused when somebody else has it, unless the caller may take it from others.</summary>
    [Alias("TakeFollowUp")]
    Task<CallView> TakeFollowUp(CallFollowUpCommand command);

    /// <summary>Ends the work of calling back, also when nobody had taken it.</summary>
    [Alias("FinishFollowUp")]
    Task<CallView> FinishFollowUp(CallFollowUpCommand command);

    /// <summary>Notes that a user asked the provider for this call, before the provider answers.</summary>
    [Alias("Dial")]
    Task<CallView> Dial(DialCall command);

    /// <summary>Notes that the provider did not accept the call. It counts while no event says otherwise.</summary>
    [Alias("FailDial")]
    Task<CallView> FailDial(CommandContext context, string reason);

    /// <summary>Notes that a later call reached the person. Called by that call, and by an upkeep that makes up for a lost message.</summary>
    [Alias("CallBack"), OneWay]
    Task NoteCallBack(string laterCallId, AgentReference? by);

    /// <summary>
    /// Tells earlier missed calls of the same number that this outbound call reached the person. Called by the call itself; an upkeep makes up
    /// for a lost message.
    /// </summary>
    [Alias("SettleMissed"), OneWay]
    Task SettleMissed();

    /// <summary>Ends what is over by time: a call of which nothing was heard any more, or its wrap-up. May be repeated.</summary>
    [Alias("Expire")]
    Task Expire();

    /// <summary>Notes the contact's id, its name, and whether it is known. Called by the contact's grain only.</summary>
    [Alias("UpdateContact")]
    Task UpdateContact(UpdateCallContact command);

    /// <summary>
    /// Deletes the call's files and turns its history into tombstones (erasure of its contact). What is left says only that the call was
    /// erased: later events are refused with <see cref="CallErrors.Erased"/>.
    /// </summary>
    /// <returns>True if nothing is left; false = the caller asks once more.</returns>
    [Alias("Erase")]
    Task<bool> Erase();

    /// <summary>
    /// Removes contacts that are being erased, and that its own contact was merged with for a while, from the history. Called by an erasure
    /// only.
    /// </summary>
    [Alias("ForgetContacts")]
    Task ForgetContacts(ImmutableArray<string> erasedIds);
}

/// <param name="Provider">The provider's name, as the key is made of it.</param>
/// <param name="Party">The person outside, as its contact let it in; null = not looked for yet.</param>
[GenerateSerializer, Immutable, Alias("RecordCallEvents")]
public sealed record RecordCallEvents(string Provider, string ProviderCallId, ImmutableArray<ReceivedCallEvent> Events, CallParty? Party = null)
{
    /// <summary>
    /// When the events tell whose call it is and nobody has looked for the contact, nothing is recorded: the answer names the number
    /// (<see cref="RecordedCall.ToMatch"/>), and the caller comes back with the contact, so that the first entry already shows it.
    /// </summary>
    [Id(0)] public bool WantsPartyFirst { get; init; }

    /// <summary>The call is over long since, and is recorded as a whole or not at all, unless it is known; null = the events come as they happen.</summary>
    [Id(1)] public PastCall? Past { get; init; }

    /// <summary>The time of the first event; null = there is none.</summary>
    public DateTimeOffset? StartedAt => Events.IsEmpty ? null : Events.Min(received => received.Event.At);
}

/// <summary>What is known of a past call beside its events. Nobody has to wrap it up or to call back any more.</summary>
/// <param name="By">Who brings the call in.</param>
[GenerateSerializer, Immutable, Alias("PastCall")]
public sealed record PastCall(AgentReference By, string? Notes, CallDisposition? Disposition, ImmutableArray<string> Tags)
{
    public bool HasWrapUp => Notes is not null || Disposition is not null || !Tags.IsEmpty;
}

/// <summary>An event with what this workspace knows of the names in it.</summary>
/// <param name="Agent">The agent of <see cref="CallEvent.Agent"/>; null = none, or nobody we know.</param>
/// <param name="DepartmentId">The department of <see cref="CallEvent.Queue"/>; null = none.</param>
[GenerateSerializer, Immutable, Alias("ReceivedCallEvent")]
public sealed record ReceivedCallEvent(CallEvent Event, AgentReference? Agent, string? DepartmentId);

/// <summary>The person outside.</summary>
/// <param name="Contact">Null = the number is blocked, and nobody has it.</param>
/// <param name="BlockId">The block that keeps the person out; null = none.</param>
[GenerateSerializer, Immutable, Alias("CallParty")]
public sealed record CallParty(CallContact? Contact, string? BlockId);

/// <param name="View">The call; null = nothing is known of it, because every event was refused or the contact is wanted first.</param>
/// <param name="Answers">One for each event, in the order of the command.</param>
/// <param name="Position">The journal position up to which the effect is visible; 0 = nothing was written.</param>
/// <param name="ToMatch">The number whose contact is to be looked for; null = it is known, or cannot be.</param>
[GenerateSerializer, Immutable, Alias("RecordedCall")]
public sealed record RecordedCall(string CallId, CallView? View, ImmutableArray<CallEventAnswer> Answers, long Position, string? ToMatch);

/// <param name="Result">One of <see cref="CallEventResults"/>.</param>
/// <param name="Error">Why it was refused.</param>
[GenerateSerializer, Immutable, Alias("CallEventAnswer")]
public sealed record CallEventAnswer(string EventId, string Result, Error? Error = null);

/// <summary>The results of an event.</summary>
public static class CallEventResults
{
    public const string Recorded = "recorded";

    /// <summary>The event was known already.</summary>
    public const string Repeated = "repeated";
    public const string Refused = "refused";
}

/// <param name="DispositionId">From the workspace's catalog; null = none.</param>
/// <param name="MayEditOthers">Whether the caller's permissions let it note something about calls that it did not serve.</param>
[GenerateSerializer, Immutable, Alias("SaveCallWrapUp")]
public sealed record SaveCallWrapUp(
    CommandContext Context, AgentReference User, string? Notes, string? DispositionId, ImmutableArray<string> Tags, bool MayEditOthers);

/// <param name="MayTakeFromOthers">Whether the caller's permissions let it act on what somebody else has taken.</param>
[GenerateSerializer, Immutable, Alias("CallFollowUpCommand")]
public sealed record CallFollowUpCommand(CommandContext Context, AgentReference User, bool MayTakeFromOthers);

/// <param name="ProviderCallId">The id under which the provider's events will come.</param>
/// <param name="Number">The number to call.</param>
[GenerateSerializer, Immutable, Alias("DialCall")]
public sealed record DialCall(CommandContext Context, string Provider, string ProviderCallId, AgentReference User, string Number, CallParty? Party);

[GenerateSerializer, Immutable, Alias("UpdateCallContact")]
public sealed record UpdateCallContact(CommandContext Context, string ContactId, string Name, bool Unknown);

using System.Collections.Immutable;
using System.Text.Json.Serialization;
using ContactCenter.Parties;

namespace ContactCenter.Calls;

/// <summary>An entry of a call's history. The discriminators are the journal's kinds.</summary>
[JsonDerivedType(typeof(CallEventRecorded), CallKinds.Event)]
[JsonDerivedType(typeof(CallMatched), CallKinds.Matched)]
[JsonDerivedType(typeof(CallContactChanged), CallKinds.ContactChanged)]
[JsonDerivedType(typeof(CallWentSilent), CallKinds.WentSilent)]
[JsonDerivedType(typeof(CallTimeoutMoved), CallKinds.TimeoutMoved)]
[JsonDerivedType(typeof(CallWrapUpSaved), CallKinds.WrapUpSaved)]
[JsonDerivedType(typeof(CallWrapUpEnded), CallKinds.WrapUpEnded)]
[JsonDerivedType(typeof(CallFollowUpTaken), CallKinds.FollowUpTaken)]
[JsonDerivedType(typeof(CallFollowUpDone), CallKinds.FollowUpDone)]
[JsonDerivedType(typeof(CallDialed), CallKinds.Dialed)]
[JsonDerivedType(typeof(CallDialFailed), CallKinds.DialFailed)]
[JsonDerivedType(typeof(CallErased), CallKinds.Erased)]
public abstract record CallEntry;

/// <summary>Kinds of a call's entries; a name, once written, is never changed or reused.</summary>
public static class CallKinds
{
    public const string Event = "call-event";
    public const string Matched = "call-matched";
    public const string ContactChanged = "call-contact-changed";
    public const string WentSilent = "call-went-silent";
    public const string TimeoutMoved = "call-timeout-moved";
    public const string WrapUpSaved = "call-wrap-up-saved";
    public const string WrapUpEnded = "call-wrap-up-ended";
    public const string FollowUpTaken = "call-follow-up-taken";
    public const string FollowUpDone = "call-follow-up-done";
    public const string Dialed = "call-dialed";
    public const string DialFailed = "call-dial-failed";
    public const string Erased = "call-erased";
}

/// <summary>The provider reported something. The entry's own time is that of the receipt.</summary>
/// <param name="Provider">The names that make the call's id, on its first event only.</param>
public sealed record CallEventRecorded(
    CallEvent Event, AgentReference? Agent, string? DepartmentId, string? Provider = null, string? ProviderCallId = null) : CallEntry;

/// <summary>The person outside is found: its contact let the call in, or a block keeps it out.</summary>
public sealed record CallMatched(CallContact? Contact, string? BlockId) : CallEntry;

/// <summary>The call's contact has another name, is known now, or is part of another contact.</summary>
public sealed record CallContactChanged(string ContactId, string Name, bool Unknown) : CallEntry;

/// <summary>Nothing was heard of the call for too long: it is taken to have ended with its last event, until an event says otherwise.</summary>
public sealed record CallWentSilent(DateTimeOffset AssumedEnd) : CallEntry;

/// <summary>A timeout that was due is not due any more, because a setting changed.</summary>
public sealed record CallTimeoutMoved : CallEntry;

/// <summary>A user noted something about the call: the whole of it, each time.</summary>
public sealed record CallWrapUpSaved(AgentReference By, string? Notes, CallDisposition? Disposition, ImmutableArray<string> Tags) : CallEntry;

/// <summary>The time for the wrap-up is over, and nothing was saved.</summary>
public sealed record CallWrapUpEnded : CallEntry;

public sealed record CallFollowUpTaken(AgentReference By) : CallEntry;

/// <param name="By">Null = somebody we do not know called back.</param>
/// <param name="CalledBackBy">The later call that reached the person; null = a user says so.</param>
public sealed record CallFollowUpDone(AgentReference? By, string? CalledBackBy) : CallEntry;

/// <summary>A user asked the provider for this call.</summary>
public sealed record CallDialed(string Provider, string ProviderCallId, AgentReference By, string Number) : CallEntry;

/// <summary>The provider did not accept the call.</summary>
public sealed record CallDialFailed(string Reason) : CallEntry;

/// <summary>The call is erased with its contact. This is all that is left of it, so that late events do not bring it back.</summary>
/// <param name="IsComplete">Whether all before it is gone; false = it is about to go.</param>
public sealed record CallErased(bool IsComplete) : CallEntry;

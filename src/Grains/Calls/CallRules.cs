using System.Collections.Immutable;
using ContactCenter.Addresses;
using ContactCenter.Contacts;
using ContactCenter.Entities;
using ContactCenter.Errors;
using ContactCenter.Journal;

namespace ContactCenter.Calls;

/// <summary>Decides on what providers report of a call, and on its contact.</summary>
internal static class CallRules
{
    /// <summary>Records events: those that are neither known nor refused.</summary>
    /// <returns>The entries, and one answer for each event.</returns>
    public static (ImmutableArray<CallEntry> Entries, ImmutableArray<CallEventAnswer> Answers) Record(
        CallState state, RecordCallEvents command, DateTimeOffset now, string phoneRegion)
    {
        if (command.Past is not null && (state.ProviderCallId is not null || state.IsErased)) return ([], PastCalls.AnswersOfKnown(state, command));
        var entries = ImmutableArray.CreateBuilder<CallEntry>();
        var answers = ImmutableArray.CreateBuilder<CallEventAnswer>(command.Events.Length);
        foreach (var received in command.Events)
        {
            var answer = state.IsErased ? Refused(received.Event, CallErrors.Erased) : Answer(state, received, now, phoneRegion);
            answers.Add(answer);
            if (answer.Result != CallEventResults.Recorded) continue;
            var entry = new CallEventRecorded(received.Event, received.Agent, received.DepartmentId);
            if (state.ProviderCallId is null) entry = entry with { Provider = command.Provider, ProviderCallId = command.ProviderCallId };
            entries.Add(entry);
            state = CallState.Apply(state, new Recorded<CallEntry>(0, now, "", entry));
        }

        if (command.Party is { } party && state.NumberToMatch is not null) entries.Add(new CallMatched(party.Contact, party.BlockId));
        if (command.Past is { } past) return PastCalls.WholeOrNothing(entries.ToImmutable(), answers.MoveToImmutable(), state, past);
        return (entries.ToImmutable(), answers.MoveToImmutable());
    }

    public static Decision<CallEntry> UpdateContact(CallState state, UpdateCallContact command)
    {
        if (state.Contact is not { } contact) return Decision<CallEntry>.Nothing;
        return (contact.ContactId, contact.Name, contact.Unknown) == (command.ContactId, command.Name, command.Unknown)
            ? Decision<CallEntry>.Nothing
            : new CallContactChanged(command.ContactId, command.Name, command.Unknown);
    }

    /// <summary>The number whose contact is to be looked for before these entries are written; null = it is known, or cannot be.</summary>
    public static string? NumberToMatch(CallState state, ImmutableArray<CallEntry> entries, DateTimeOffset now) =>
        entries.Aggregate(state, (before, entry) => CallState.Apply(before, new Recorded<CallEntry>(0, now, "", entry))).NumberToMatch;

    public static Decision<CallEntry> Dial(CallState state, DialCall command)
    {
        if (state.IsErased) return CallErrors.Erased;
        if (state.ProviderCallId is not null) return CallErrors.AlreadyDialed;
        if (PhoneForm.Of(command.Number) is null || command.Number.Length > CallLimits.NumberCharactersMax) return CallErrors.InvalidNumber;
        var dialed = new CallDialed(command.Provider, command.ProviderCallId, command.User, command.Number);
        return command.Party is { } party ? ImmutableArray.Create<CallEntry>(dialed, new CallMatched(party.Contact, party.BlockId)) : dialed;
    }

    public static Decision<CallEntry> FailDial(CallState state, string reason)
    {
        if (state.Dial is not { } dial) return CallErrors.NotFound;
        return dial.Failure is not null || !state.Events.IsEmpty ? Decision<CallEntry>.Nothing
            : new CallDialFailed(reason.Length <= CallLimits.ReasonCharactersMax ? reason : reason[..CallLimits.ReasonCharactersMax]);
    }

    /// <summary>Marks the call as one that is erased, before or after its history has gone.</summary>
    public static Decision<CallEntry> Erase(CallState state, bool isComplete) =>
        (isComplete ? state.IsErasureComplete : state.IsErased) ? Decision<CallEntry>.Nothing : new CallErased(isComplete);

    /// <summary>
    /// Removes names from an entry when a contact is erased with which the call's own contact was merged for a while. Only the present name of
    /// the call's contact stays.
    /// </summary>
    /// <param name="lastChangeSeq">The seq of the entry with the present name; 0 = it is the first one.</param>
    /// <returns>Null = the entry stays as it is.</returns>
    public static Redaction? Redact(CallState state, JournalEntry entry, long lastChangeSeq, IReadOnlyCollection<string> erasedIds)
    {
        switch (EntryCodec<CallEntry>.Read(entry))
        {
            case CallContactChanged when entry.Seq != lastChangeSeq:
                return new Redaction(entry.Seq, null);
            case CallContactChanged changed when erasedIds.Contains(changed.ContactId):
                return new Redaction(entry.Seq, Write(changed with { Name = "", ContactId = ContactRedaction.Nobody }));
            case CallMatched { Contact: { } contact } matched when lastChangeSeq > 0:
                var shown = erasedIds.Contains(contact.ContactId) ? ContactRedaction.Nobody : contact.ContactId;
                return new Redaction(entry.Seq, Write(matched with { Contact = contact with { ContactId = shown, Name = state.Contact?.Name ?? "" } }));
            default:
                return null;
        }

        static string Write(CallEntry redacted) => EntryCodec<CallEntry>.Write(redacted);
    }

    private static CallEventAnswer Answer(CallState state, ReceivedCallEvent received, DateTimeOffset now, string phoneRegion)
    {
        var call = received.Event;
        if (state.Events.FirstOrDefault(known => known.Event.Id == call.Id) is { } known)
            return CallEventRules.IsSame(known.Event, call) ? new(call.Id, CallEventResults.Repeated) : Refused(call, CallErrors.EventIdInUse);
        var fault = CallEventRules.FindFault(call, now) ?? CallEventRules.FindConflict(state, received, phoneRegion);
        return fault is null ? new(call.Id, CallEventResults.Recorded) : Refused(call, fault);
    }

    private static CallEventAnswer Refused(CallEvent call, Error error) => new(call.Id, CallEventResults.Refused, error);
}

using System.Collections.Immutable;
using ContactCenter.Entities;
using ContactCenter.Errors;

namespace ContactCenter.Calls;

/// <summary>Decides on what providers report of a call, and on its contact.</summary>
internal static class CallRules
{
    /// <summary>Records events: those that are neither known nor refused.</summary>
    /// <returns>The entries, and one answer for each event.</returns>
    public static (ImmutableArray<CallEntry> Entries, ImmutableArray<CallEventAnswer> Answers) Record(
        CallState state, RecordCallEvents command, DateTimeOffset now, string phoneRegion, bool isErased)
    {
        var entries = ImmutableArray.CreateBuilder<CallEntry>();
        var answers = ImmutableArray.CreateBuilder<CallEventAnswer>(command.Events.Length);
        foreach (var received in command.Events)
        {
            var answer = isErased ? Refused(received.Event, CallErrors.Erased) : Answer(state, received, now, phoneRegion);
            answers.Add(answer);
            if (answer.Result != CallEventResults.Recorded) continue;
            var entry = new CallEventRecorded(received.Event, received.Agent, received.DepartmentId);
            if (state.ProviderCallId is null) entry = entry with { Provider = command.Provider, ProviderCallId = command.ProviderCallId };
            entries.Add(entry);
            state = CallState.Apply(state, new Recorded<CallEntry>(0, now, "", entry));
        }

        if (command.Party is { } party && state.NumberToMatch is not null) entries.Add(new CallMatched(party.Contact, party.BlockId));
        return (entries.ToImmutable(), answers.MoveToImmutable());
    }

    public static Decision<CallEntry> UpdateContact(CallState state, UpdateCallContact command)
    {
        if (state.Contact is not { } contact) return Decision<CallEntry>.Nothing;
        return (contact.ContactId, contact.Name, contact.Unknown) == (command.ContactId, command.Name, command.Unknown)
            ? Decision<CallEntry>.Nothing
            : new CallContactChanged(command.ContactId, command.Name, command.Unknown);
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

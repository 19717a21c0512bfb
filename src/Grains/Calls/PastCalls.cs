using System.Collections.Immutable;
using ContactCenter.Errors;

namespace ContactCenter.Calls;

/// <summary>Decides on calls that are over long since when they are brought in. Each is recorded as a whole or not at all.</summary>
internal static class PastCalls
{
    /// <summary>Answers for a call that is known: the same call again changes nothing, and another one is refused.</summary>
    public static ImmutableArray<CallEventAnswer> AnswersOfKnown(CallState state, RecordCallEvents command)
    {
        var isSame = command.Events.All(received => state.Events.Any(known => CallEventRules.IsSame(known.Event, received.Event)));
        if (isSame && !state.IsErased) return [.. command.Events.Select(received => new CallEventAnswer(received.Event.Id, CallEventResults.Repeated))];
        var error = state.IsErased ? CallErrors.Erased : CallErrors.AlreadyKnown;
        return [.. command.Events.Select(received => Refused(received, error))];
    }

    /// <summary>Adds that nothing is left to do. With one event refused, nothing is recorded; so is a call that would stay open.</summary>
    /// <param name="after">The call after the entries.</param>
    public static (ImmutableArray<CallEntry> Entries, ImmutableArray<CallEventAnswer> Answers) WholeOrNothing(
        ImmutableArray<CallEntry> entries, ImmutableArray<CallEventAnswer> answers, CallState after, PastCall past)
    {
        if (answers.Any(answer => answer.Result == CallEventResults.Refused) || after.Record is not { IsOpen: false } record) return ([], answers);
        var all = entries.ToBuilder();
        if (past.HasWrapUp) all.Add(new CallWrapUpSaved(past.By, past.Notes, past.Disposition, past.Tags));
        else if (after.WrapUpBegunAt is not null) all.Add(new CallWrapUpEnded());
        if (record.Direction != CallDirections.Outbound && CallStates.ToFollowUp.Contains(record.State)) all.Add(new CallFollowUpDone(null, null));
        return (all.ToImmutable(), answers);
    }

    private static CallEventAnswer Refused(ReceivedCallEvent received, Error error) => new(received.Event.Id, CallEventResults.Refused, error);
}

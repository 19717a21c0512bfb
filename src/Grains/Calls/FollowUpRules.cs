using ContactCenter.Entities;
using ContactCenter.Parties;

namespace ContactCenter.Calls;

/// <summary>Decides on the work that a missed call makes: somebody takes it, and calls back.</summary>
internal static class FollowUpRules
{
    public static Decision<CallEntry> Take(CallState state, CallView? view, CallFollowUpCommand command)
    {
        if (view?.FollowUp is not { } work) return view is null ? CallErrors.NotFound : CallErrors.NoFollowUp;
        if (work.State == CallFollowUpStates.Done) return CallErrors.FollowUpDone;
        if (state.TakenBy is { } owner && owner.UserId == command.User.UserId) return Decision<CallEntry>.Nothing;
        return IsOthers(state, command) ? CallErrors.FollowUpTaken : new CallFollowUpTaken(command.User);
    }

    public static Decision<CallEntry> Finish(CallState state, CallView? view, CallFollowUpCommand command)
    {
        if (view?.FollowUp is not { } work) return view is null ? CallErrors.NotFound : CallErrors.NoFollowUp;
        if (work.State == CallFollowUpStates.Done) return Decision<CallEntry>.Nothing;
        return IsOthers(state, command) ? CallErrors.FollowUpTaken : new CallFollowUpDone(command.User, null);
    }

    /// <summary>A later call reached the person: nobody needs to say so.</summary>
    public static Decision<CallEntry> NoteCallBack(CallView? view, string laterCallId, AgentReference? by) =>
        view?.FollowUp is { State: not CallFollowUpStates.Done } ? new CallFollowUpDone(by, laterCallId) : Decision<CallEntry>.Nothing;

    private static bool IsOthers(CallState state, CallFollowUpCommand command) =>
        state.TakenBy is { } owner && owner.UserId != command.User.UserId && !command.MayTakeFromOthers;
}

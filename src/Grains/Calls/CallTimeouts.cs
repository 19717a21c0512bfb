using ContactCenter.Entities;
using ContactCenter.Workspace;

namespace ContactCenter.Calls;

/// <summary>The timeouts of a call: of a call of which nothing is heard any more, and of its wrap-up.</summary>
internal static class CallTimeouts
{
    public const string SilenceSetting = "Call_silence_timeout_seconds";
    public const string RingingSetting = "Call_ringing_timeout_seconds";
    public const string WrapUpSetting = "Call_wrap_up_timeout_seconds";

    /// <summary>The time at which the next timeout is due; null = there is none.</summary>
    public static DateTimeOffset? Of(CallState state, WorkspaceSnapshot workspace)
    {
        if (state.Record is not { } record) return null;
        if (record.IsOpen)
            return After(state.HeardAt, record.State is CallStates.Ringing or CallStates.Queued ? RingingSetting : SilenceSetting, workspace);
        return state is { WrapUpBegunAt: { } begun, WrapUpEndedAt: null } ? After(begun, WrapUpSetting, workspace) : null;
    }

    /// <summary>Ends what is due. A timeout that was moved by a setting is noted, so that its row tells the new time.</summary>
    public static Decision<CallEntry> Expire(CallState state, DateTimeOffset now, WorkspaceSnapshot workspace)
    {
        if (state.Record is not { } record) return Decision<CallEntry>.Nothing;
        if (Of(state, workspace) is not { } due || due > now) return new CallTimeoutMoved();
        return record.IsOpen ? new CallWentSilent(record.LastEventAt) : new CallWrapUpEnded();
    }

    private static DateTimeOffset? After(DateTimeOffset from, string setting, WorkspaceSnapshot workspace) =>
        workspace.SettingNumber(setting) is > 0 and var seconds ? from.AddSeconds(seconds) : null;
}

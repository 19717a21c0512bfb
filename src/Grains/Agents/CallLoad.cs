using System.Collections.Immutable;
using ContactCenter.Calls;
using ContactCenter.Entities;
using ContactCenter.Listing;
using ContactCenter.Workspace;

namespace ContactCenter.Agents;

/// <summary>
/// Decides how calls occupy an agent. A call takes slots, and is never refused for lack of one: the PBX has put it through already. So calls
/// may fill an agent beyond its capacity, and keep conversations away until there is room again.
/// </summary>
public static class CallLoad
{
    /// <summary>Tells what the call is to the agent now.</summary>
    /// <returns>One of <see cref="CallActivities"/>, or null.</returns>
    public static string? ActivityOf(CallView? call, string agentId)
    {
        if (call is null) return null;
        if (call.Record.IsOpen)
        {
            var speaks = call.Record.Legs.Any(
                leg => leg.Role != CallLegRoles.Customer && leg.Agent?.UserId == agentId && leg is { AnsweredAt: not null, EndedAt: null });
            return speaks ? CallActivities.OnACall : null;
        }

        return call.WrapUp is { IsOpen: true } && call.Record.Agent?.UserId == agentId ? CallActivities.WrapUp : null;
    }

    public static Decision<AgentEntry> Follow(AgentState state, string callId, string? activity) =>
        state.Calls.GetValueOrDefault(callId) == activity ? Decision<AgentEntry>.Nothing : new CallFollowed(callId, activity);

    public static AgentState Apply(AgentState state, CallFollowed followed)
    {
        var calls = followed.Activity is { } activity ? state.Calls.SetItem(followed.CallId, activity) : state.Calls.Remove(followed.CallId);
        return state with
        {
            Calls = calls,
            View = state.View! with
            {
                OnCalls = calls.Values.Count(each => each == CallActivities.OnACall),
                WrapUps = calls.Values.Count(each => each == CallActivities.WrapUp),
            },
        };
    }

    /// <summary>The slots that conversations and calls take together.</summary>
    public static int Of(AgentView agent, WorkspaceSnapshot workspace)
    {
        var calls = agent.OnCalls + (workspace.SettingIsOn(CallSlots.WrapUpHoldsSlotSetting) ? agent.WrapUps : 0);
        return workspace.SettingText(CallSlots.Setting) switch
        {
            CallSlots.None => agent.Serving,
            CallSlots.All when calls > 0 => AgentRow.AllSlots,
            _ => agent.Serving + calls,
        };
    }
}

using System.Collections.Immutable;
using ContactCenter.Agents;
using ContactCenter.Calls;
using ContactCenter.Conversations;
using ContactCenter.Entities;
using ContactCenter.Journal;
using ContactCenter.Listing;
using ContactCenter.Parties;
using ContactCenter.Routing;
using ContactCenter.Workspace;

namespace ContactCenter.Tests.Routing;

public sealed class CallLoadTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 27, 9, 0, 0, TimeSpan.Zero);
    private static readonly AgentReference Ann = new("ann", "ann");

    [Theory]
    [InlineData("none", "false", false)]
    [InlineData("one", "false", false)]
    [InlineData("all", "false", true)]
    public void Agent_with_two_slots_on_a_call_is_full_as_the_setting_says(string slots, string holds, bool isFull)
    {
        var state = Agent(2, new CallFollowed("c1", CallActivities.OnACall));

        Assert.Equal(isFull, AgentRules.IsFull(state, null, Workspace(slots, holds)));
        Assert.Equal(isFull ? AgentErrors.AtCapacity : null, Reserve(state, slots, holds).Error);
    }

    [Fact]
    public void Call_and_conversation_together_fill_two_slots()
    {
        var state = Agent(2, new CallFollowed("c1", CallActivities.OnACall), new SlotReserved("r1", "s1", AssignmentReason.Routed));

        Assert.Equal(AgentErrors.AtCapacity, Reserve(state, "one", "false").Error);
        Assert.Null(Reserve(state, "none", "false").Error);
    }

    [Fact]
    public void Call_that_keeps_all_conversations_away_does_so_without_any_limit()
    {
        var state = Agent(null, new CallFollowed("c1", CallActivities.OnACall));

        Assert.Equal(AgentErrors.AtCapacity, Reserve(state, "all", "false").Error);
        Assert.Equal(AgentRow.AllSlots, CallLoad.Of(state.View!, Workspace("all", "false")));
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    public void Wrap_up_holds_the_slot_if_the_setting_says_so(string holds, bool isFull)
    {
        var state = Agent(1, new CallFollowed("c1", CallActivities.OnACall), new CallFollowed("c1", CallActivities.WrapUp));

        Assert.Equal(CallActivities.WrapUp, state.View!.CallActivity);
        Assert.Equal(isFull, AgentRules.IsFull(state, null, Workspace("one", holds)));
    }

    [Fact]
    public void Call_that_is_over_gives_its_slot_back()
    {
        var state = Agent(1, new CallFollowed("c1", CallActivities.OnACall), new CallFollowed("c1", null));

        Assert.Null(state.View!.CallActivity);
        Assert.Empty(state.Calls);
        Assert.Null(Reserve(state, "all", "true").Error);
    }

    [Fact]
    public void Call_that_is_as_it_was_adds_no_entry()
    {
        var state = Agent(1, new CallFollowed("c1", CallActivities.OnACall));

        Assert.Empty(CallLoad.Follow(state, "c1", CallActivities.OnACall).Entries);
        Assert.Empty(CallLoad.Follow(state, "c2", null).Entries);
        Assert.Single(CallLoad.Follow(state, "c1", null).Entries);
    }

    private static Decision<AgentEntry> Reserve(AgentState state, string slots, string holds) => AgentRules.Reserve(
        state, new TakeConversation(CommandContext.OfSystem("test"), "r2", AssignmentReason.Routed), Workspace(slots, holds));

    private static AgentState Agent(int? capacity, params ReadOnlySpan<AgentEntry> entries)
    {
        AgentEntry[] all =
            [new AgentEnrolled(Ann), new PresenceChanged(Ann, Presences.Online, null), new AgentProfileChanged(capacity, []), .. entries];
        return all.Aggregate(AgentState.None, (state, entry) => AgentRules.Apply("ann", state, new Recorded<AgentEntry>(1, At, "system", entry)));
    }

    private static WorkspaceSnapshot Workspace(string slots, string holds) => WorkspaceSnapshot.Empty with
    {
        Settings = ImmutableDictionary<string, string>.Empty.Add(CallSlots.Setting, $"\"{slots}\"").Add(CallSlots.WrapUpHoldsSlotSetting, holds),
    };
}

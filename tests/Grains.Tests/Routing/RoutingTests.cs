using ContactCenter.Agents;
using ContactCenter.Conversations;
using ContactCenter.Errors;
using ContactCenter.Journal;
using ContactCenter.Listing;
using ContactCenter.Parties;
using ContactCenter.Routing;
using ContactCenter.Visitors;
using static ContactCenter.Tests.Routing.RoutingScene;

namespace ContactCenter.Tests.Routing;

/// <summary>Promise 6 through the real grains: one owner, bounded load, one open conversation per visitor.</summary>
public class RoutingTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task New_conversation_goes_to_the_free_agent_with_the_fewest_conversations()
    {
        await using var host = await GrainHost.StartAsync();
        await AvailableAsync(host, "ann");
        await OpenAsync(host, "visitor-1");
        await AssignedAsync(host, "visitor-1");
        await AvailableAsync(host, "bob");
        await OpenAsync(host, "visitor-2");
        Assert.Equal("bob", (await AssignedAsync(host, "visitor-2")).Tags.AgentId);
    }

    [Fact]
    public async Task Conversation_waits_while_every_agent_is_full_and_goes_to_the_first_freed_slot()
    {
        await using var host = await GrainHost.StartAsync();
        host.Workspace.Set("Livechat_maximum_chats_per_agent", "1");
        await AvailableAsync(host, "ann");
        await OpenAsync(host, "visitor-1");
        await AssignedAsync(host, "visitor-1");
        Assert.Equal(ConversationStatuses.Queued, (await OpenAsync(host, "visitor-2")).Conversation.Status);

        await CloseAsync(host, "visitor-1", "ann");

        Assert.Equal("ann", (await AssignedAsync(host, "visitor-2")).Tags.AgentId);
    }

    [Fact]
    public async Task Slots_that_are_free_at_once_are_offered_at_once()
    {
        var meeting = new MeetingAgents(2);
        await using var host = await GrainHost.StartAsync(meeting);
        host.Workspace.Set("Livechat_Routing_Method", "\"Manual_Selection\"");
        await AvailableAsync(host, "ann");
        await AvailableAsync(host, "bob");
        await OpenAsync(host, "visitor-1");
        await OpenAsync(host, "visitor-2");

        meeting.Begin();
        host.Workspace.Set("Livechat_Routing_Method", "\"Auto_Selection\"");
        await host.Grains.GetGrain<IQueueGrain>(IQueueGrain.Public).Wake();

        await meeting.Together;
        Assert.NotEqual((await AssignedAsync(host, "visitor-1")).Tags.AgentId, (await AssignedAsync(host, "visitor-2")).Tags.AgentId);
    }

    [Fact]
    public async Task Conversation_on_hold_goes_on_though_its_former_slot_was_not_given_back_yet()
    {
        var lost = new LostRelease("ann");
        await using var host = await GrainHost.StartAsync(lost);
        await AvailableAsync(host, "ann");
        await OpenAsync(host, "visitor-1");
        await AssignedAsync(host, "visitor-1");
        var ann = new AgentReference("ann", "ann");
        var conversation = host.Grains.GetGrain<IConversationGrain>(Room("visitor-1"));
        lost.Begin();
        await conversation.Hold(new HoldConversation(Context(), ann, MayHoldOthers: false, RequiresResponse: false));
        await lost.WasLost;

        await host.Grains.GetGrain<IAgentGrain>("ann").Take(new TakeConversation(Context(), Room("visitor-1"), AssignmentReason.GoesOn));

        Assert.Equal((ConversationStatuses.Open, "ann"), ((await conversation.Find())!.Status, (await conversation.Find())!.ServedBy?.UserId));
        Assert.Equal(1, Assert.Single(host.Journal.All<AgentRow>()).Serving);
    }

    [Fact]
    public async Task Agent_who_does_not_answer_an_offer_holds_up_nobody_else()
    {
        var silent = new SilentAgent("ann");
        await using var host = await GrainHost.StartAsync(silent);
        host.Workspace.Set("Livechat_maximum_chats_per_agent", "1");
        await AvailableAsync(host, "ann");
        silent.Begin();
        await OpenAsync(host, "visitor-1");
        await silent.Asked;

        await AvailableAsync(host, "bob");
        await OpenAsync(host, "visitor-2");

        Assert.Equal("bob", (await AssignedAsync(host, "visitor-2")).Tags.AgentId);
        silent.Answer();
        Assert.Equal("ann", (await AssignedAsync(host, "visitor-1")).Tags.AgentId);
    }

    [Fact]
    public async Task Conversation_waits_for_an_agent_to_become_available()
    {
        await using var host = await GrainHost.StartAsync();
        host.Workspace.Set("Livechat_accept_chats_with_no_agents", "true");
        await OpenAsync(host, "visitor-1");
        await AvailableAsync(host, "ann");
        Assert.Equal("ann", (await AssignedAsync(host, "visitor-1")).Tags.AgentId);
    }

    [Fact]
    public async Task Conversation_of_a_department_goes_to_its_agents_only()
    {
        await using var host = await GrainHost.StartAsync();
        await AvailableAsync(host, "ann");
        await AvailableAsync(host, "bob");
        host.Workspace.AddDepartment("sales", "bob");
        await host.Grains.GetGrain<Workspace.IDepartmentGrain>("sales").Save(new Workspace.SaveDepartment(
            Context(), host.Workspace.Current.Departments["sales"].Profile, host.Workspace.Current.Departments["sales"].Agents));
        await OpenAsync(host, "visitor-1", "sales");
        Assert.Equal("bob", (await AssignedAsync(host, "visitor-1")).Tags.AgentId);
    }

    [Fact]
    public async Task Nobody_online_refuses_the_conversation()
    {
        await using var host = await GrainHost.StartAsync();
        var refused = await Assert.ThrowsAsync<ContactCenterException>(() => OpenAsync(host, "visitor-1"));
        Assert.Equal(VisitorErrors.NoAgentOnline, refused.Error);
        Assert.Empty(host.Journal.All<ConversationRow>());
    }

    [Fact]
    public async Task Manual_routing_leaves_conversations_in_the_queue_until_somebody_takes_them()
    {
        await using var host = await GrainHost.StartAsync();
        host.Workspace.Set("Livechat_Routing_Method", "\"Manual_Selection\"");
        await AvailableAsync(host, "ann");
        await OpenAsync(host, "visitor-1");
        var taken = await TakeAsync(host, "ann", "visitor-1");
        Assert.Equal("ann", taken.ServedBy!.UserId);
    }

    [Fact]
    public async Task Parallel_takes_of_a_conversation_have_one_winner_and_return_the_losers_slots()
    {
        await using var host = await GrainHost.StartAsync();
        host.Workspace.Set("Livechat_Routing_Method", "\"Manual_Selection\"");
        string[] agents = ["ann", "bob", "cem", "dea", "eli"];
        foreach (var agent in agents) await AvailableAsync(host, agent);
        await OpenAsync(host, "visitor-1");

        var takes = agents.Select(agent => TakeAsync(host, agent, "visitor-1")).ToList();
        var errors = await Task.WhenAll(takes.Select(async take => (await Record.ExceptionAsync(() => take) as ContactCenterException)?.Error));

        Assert.Single(errors, error => error is null);
        Assert.Equal(4, errors.Count(error => error == ConversationErrors.InquiryTaken));
        Assert.Equal(1, host.Journal.All<AgentRow>().Sum(agent => agent.Serving));
    }

    [Fact]
    public async Task Parallel_opens_of_one_visitor_end_in_one_conversation()
    {
        await using var host = await GrainHost.StartAsync();
        await AvailableAsync(host, "ann");
        await RegisterAsync(host, "visitor-1");
        var opened = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => OpenOnlyAsync(host, "visitor-1", $"room-{i}")));
        Assert.Single(opened.Select(o => o.Conversation.RoomId).Distinct());
        Assert.Single(opened, o => o.IsNew);
        Assert.Single(host.Journal.All<ConversationRow>());
    }

    [Fact]
    public async Task Visitor_gets_a_new_conversation_after_the_last_one_was_closed()
    {
        await using var host = await GrainHost.StartAsync();
        await AvailableAsync(host, "ann");
        await OpenAsync(host, "visitor-1");
        await AssignedAsync(host, "visitor-1");
        await CloseAsync(host, "visitor-1", "ann");
        var next = await OpenOnlyAsync(host, "visitor-1", "second-room");
        Assert.True(next.IsNew);
        Assert.Equal("second-room", next.Conversation.RoomId);
    }

    [Fact]
    public async Task Full_agent_may_not_take_by_hand_either()
    {
        await using var host = await GrainHost.StartAsync();
        host.Workspace.Set("Livechat_Routing_Method", "\"Manual_Selection\"");
        host.Workspace.Set("Livechat_maximum_chats_per_agent", "1");
        await AvailableAsync(host, "ann");
        await OpenAsync(host, "visitor-1");
        await OpenAsync(host, "visitor-2");
        await TakeAsync(host, "ann", "visitor-1");
        var refused = await Assert.ThrowsAsync<ContactCenterException>(() => TakeAsync(host, "ann", "visitor-2"));
        Assert.Equal(AgentErrors.AtCapacity, refused.Error);
    }

    [Fact]
    public async Task Agent_who_is_not_available_may_not_take()
    {
        await using var host = await GrainHost.StartAsync();
        host.Workspace.Set("Livechat_accept_chats_with_no_agents", "true");
        await host.Grains.GetGrain<IAgentGrain>("ann").Enroll(new EnrollAgent(Context(), new AgentReference("ann", "ann")));
        await OpenAsync(host, "visitor-1");
        var refused = await Assert.ThrowsAsync<ContactCenterException>(() => TakeAsync(host, "ann", "visitor-1"));
        Assert.Equal(AgentErrors.Offline, refused.Error);
    }

    [Fact]
    public async Task Closed_conversation_takes_no_messages_and_repeats_what_it_took()
    {
        await using var host = await GrainHost.StartAsync();
        await AvailableAsync(host, "ann");
        await OpenAsync(host, "visitor-1");
        await AssignedAsync(host, "visitor-1");
        var conversation = host.Grains.GetGrain<IConversationGrain>(Room("visitor-1"));
        var sent = await conversation.PostAsVisitor(Message("m1", "visitor-1"));
        await CloseAsync(host, "visitor-1", "ann");

        var repeated = await conversation.PostAsVisitor(Message("m1", "visitor-1"));
        var refused = await Assert.ThrowsAsync<ContactCenterException>(() => conversation.PostAsVisitor(Message("m2", "visitor-1")));

        Assert.Equal(sent, repeated);
        Assert.Equal(ConversationErrors.RoomClosed, refused.Error);
    }

    /// <summary>Delays the commits of one agent as long as the test wants.</summary>
    private sealed class SilentAgent(string agentId) : MemoryFaults
    {
        private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private volatile bool _hasBegun;

        public Task Asked => _asked.Task.WaitAsync(Patience);

        public void Begin() => _hasBegun = true;

        public void Answer() => _answered.SetResult();

        public override Task BeforeCommitAsync(EntityId entity)
        {
            if (!_hasBegun || entity.Type != EntityTypes.Agent || entity.Id != agentId) return Task.CompletedTask;
            _asked.TrySetResult();
            return _answered.Task.WaitAsync(Patience);
        }
    }

    /// <summary>Refuses the next commit of one agent.</summary>
    private sealed class LostRelease(string agentId) : MemoryFaults
    {
        private readonly TaskCompletionSource _lost = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private volatile bool _hasBegun;

        public Task WasLost => _lost.Task.WaitAsync(Patience);

        public void Begin() => _hasBegun = true;

        public override Task BeforeCommitAsync(EntityId entity)
        {
            if (!_hasBegun || entity.Type != EntityTypes.Agent || entity.Id != agentId) return Task.CompletedTask;
            return _lost.TrySetResult() ? Task.FromException(new JournalUnavailableException("injected")) : Task.CompletedTask;
        }
    }

    /// <summary>No agent's entry is committed before as many agents have one to commit.</summary>
    private sealed class MeetingAgents(int count) : MemoryFaults
    {
        private readonly TaskCompletionSource _together = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private volatile bool _hasBegun;
        private int _arrived;

        public Task Together => _together.Task.WaitAsync(Patience);

        public void Begin() => _hasBegun = true;

        public override Task BeforeCommitAsync(EntityId entity)
        {
            if (!_hasBegun || entity.Type != EntityTypes.Agent) return Task.CompletedTask;
            if (Interlocked.Increment(ref _arrived) == count) _together.SetResult();
            return Together;
        }
    }
}

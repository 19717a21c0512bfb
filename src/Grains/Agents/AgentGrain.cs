using System.Collections.Immutable;
using System.Text.Json;
using ContactCenter.Calls;
using ContactCenter.Conversations;
using ContactCenter.Entities;
using ContactCenter.Errors;
using ContactCenter.Journal;
using ContactCenter.Listing;
using ContactCenter.Parties;
using ContactCenter.Routing;
using ContactCenter.Workspace;

namespace ContactCenter.Agents;

/// <inheritdoc cref="IAgentGrain"/>
/// <remarks>
/// A slot is journaled before its conversation is asked, so no crash can make an agent serve more than its capacity. A crash or a lost
/// message can leave a slot whose conversation is not this agent's. <see cref="Reconcile"/> finds such slots: at activation, regularly (the
/// silo's recovery wakes agents that are out of step), and before anything is refused for lack of a slot.
/// </remarks>
internal sealed class AgentGrain(
    [PersistentState("agent", SnapshotStorage.Provider)] IPersistentState<EntitySnapshot> snapshot,
    EntityServices services, IConversationIds directory, ICallIds calls, IWorkspaceConfiguration workspace)
    : EntityGrain<AgentState, AgentEntry>(EntityTypes.Agent, AgentState.None, snapshot, services), IAgentGrain
{
    private const int MaxHandedOver = 1_000;
    private const int MaxCalls = 100;

    private static readonly TimeSpan ReconcilePeriod = TimeSpan.FromSeconds(30);

    protected override int StateShape => 2;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await base.OnActivateAsync(cancellationToken);
        this.RegisterGrainTimer(ReconcileAsync, new GrainTimerCreationOptions(TimeSpan.Zero, ReconcilePeriod));
    }

    public async Task Enroll(EnrollAgent command)
    {
        await ExecuteAsync(command.Context, (state, _) => AgentRules.Enroll(state, command));
        await FollowHours();
        await WakeQueuesAsync();
    }

    public async Task FollowHours()
    {
        var executed = await ExecuteAsync(
            CommandContext.OfSystem("hours", $"{Seq}"), (state, now) => AgentRules.FollowHours(state, workspace.Current, now));
        if (executed.First is not null) await WakeQueuesAsync();
    }

    public async Task FollowAccount(CommandContext context, bool active)
    {
        var executed = await ExecuteAsync(context, (state, _) => AgentRules.FollowAccount(state, active));
        if (!active) await HandOver();
        else if (executed.First is not null) await WakeQueuesAsync();
    }

    public async Task Dismiss(CommandContext context)
    {
        await ExecuteAsync(context, (state, _) => AgentRules.Dismiss(state));
        await HandOver();
    }

    public async Task HandOver()
    {
        var closes = workspace.Current.SettingText(TimeoutActions.AgentLeftSetting) == TimeoutActions.Close;
        var context = CommandContext.OfSystem("handed-over", Key, $"{Seq}");
        var rooms = await directory.ListRoomIdsOfAgentAsync(Key, null, MaxHandedOver);
        await AllOf.RunAsync(rooms, roomId => GrainFactory.GetGrain<IConversationGrain>(roomId).LeaveAgent(context, Key, closes));
    }

    public async Task EndPresence(DateTimeOffset seenAt) => await ExecuteAsync(
        CommandContext.OfSystem("presence-ended", $"{Seq}"), (state, _) => AgentRules.EndPresence(state, seenAt));

    public async Task ResumePresence()
    {
        var resumed = await ExecuteAsync(CommandContext.OfSystem("presence-resumed", $"{Seq}"), (state, _) => AgentRules.ResumePresence(state));
        if (resumed.First is not null) await WakeQueuesAsync();
    }

    public async Task<AgentView> SetAvailability(SetAvailability command)
    {
        await ExecuteAsync(command.Context, (state, now) => AgentRules.SetAvailability(state, command, workspace.Current, now));
        await WakeQueuesAsync();
        return State.View!;
    }

    public async Task<AgentView> SetPresence(SetPresence command)
    {
        await ExecuteAsync(command.Context, (state, _) => AgentRules.SetPresence(state, command));
        await WakeQueuesAsync();
        return State.View!;
    }

    public async Task<ConversationView> Take(TakeConversation command)
    {
        if (State.Slots.TryGetValue(command.RoomId, out var former) && former.ReservationId != command.Context.Id) await ResumeAsync(former);
        if (AgentRules.IsFull(State, command.DepartmentId, workspace.Current)) await ReconcileAsync(CancellationToken.None);
        var reserved = await ExecuteAsync(command.Context, (state, _) => AgentRules.Reserve(state, command, workspace.Current));
        var slot = (SlotReserved)reserved.Expect<SlotReserved>().Entry;
        return State.Slots.ContainsKey(slot.RoomId) ? await AssignAsync(slot) : await AlreadyAssignedAsync(slot);
    }

    public async Task Release(string roomId, string reservationId)
    {
        await FreeAsync(roomId, reservationId);
        await WakeQueuesAsync();
    }

    public async Task Resume(CommandContext context, string roomId, string? departmentId)
    {
        try
        {
            await Take(new TakeConversation(context, roomId, AssignmentReason.GoesOn) { DepartmentId = departmentId });
        }
        catch (ContactCenterException refusal) when (refusal.Error == AgentErrors.Offline || refusal.Error == AgentErrors.AtCapacity)
        {
            await GrainFactory.GetGrain<IConversationGrain>(roomId).TransferToQueue(new TransferToQueue(
                context, new MessageSender(MessageSender.System, "", "", null), TransferScopes.Queue, null,
                new AgentReference(Key, State.View?.Username ?? "", State.View?.Name), null) { MayEndHold = true });
        }
        catch (ContactCenterException refusal) when (refusal.Error.Kind != ErrorKind.Unavailable)
        {
            // It goes on already, or is closed: nothing is left to do.
        }
    }

    public async Task<AgentView> ChangeProfile(ChangeAgentProfile command)
    {
        await ExecuteAsync(command.Context, (state, _) => AgentRules.ChangeProfile(state, command));
        await WakeQueuesAsync();
        return State.View!;
    }

    public async Task FollowCall(string callId)
    {
        var activity = CallLoad.ActivityOf(await GrainFactory.GetGrain<ICallGrain>(callId).Find(), Key);
        var context = CommandContext.OfSystem("follow-call", callId, $"{Seq}");
        var before = State.View is { } view ? CallLoad.Of(view, workspace.Current) : 0;
        var followed = await ExecuteAsync(context, (state, _) => CallLoad.Follow(state, callId, activity));
        // A call that only takes slots gives no queue anything to do.
        if (followed.First is not null && CallLoad.Of(State.View!, workspace.Current) < before) await WakeQueuesAsync();
    }

    public Task Reconcile() => ReconcileAsync(CancellationToken.None);

    protected override AgentState Apply(AgentState state, Recorded<AgentEntry> entry) => AgentRules.Apply(Key, state, entry);

    protected override EntryTags Tags(AgentState state, AgentEntry entry) => new(AgentId: Key);

    protected override ImmutableArray<DirectoryRow> Rows(AgentState state)
    {
        var agent = state.View!;
        var load = CallLoad.Of(agent, workspace.Current);
        return
        [
            new AgentRow(
                Key, agent.Username, AgentRules.IsAvailable(agent, workspace.Current), load, agent.Capacity,
                state.LastAssignedAt,
                JsonSerializer.Serialize(agent, JournalJson.Options))
            {
                CallSlots = load - agent.Serving, Skills = agent.Skills, LeftAt = agent.LeftAt,
            },
        ];
    }

    private async Task<ConversationView> AssignAsync(SlotReserved slot)
    {
        try
        {
            return await GrainFactory.GetGrain<IConversationGrain>(slot.RoomId).Assign(Assignment(slot));
        }
        catch (ContactCenterException exception) when (exception.Error.Kind != ErrorKind.Unavailable)
        {
            await FreeAsync(slot.RoomId, slot.ReservationId);
            throw;
        }
    }

    /// <summary>Answers a repeated command whose slot was given back by now: it only tells what came of it.</summary>
    private async Task<ConversationView> AlreadyAssignedAsync(SlotReserved slot)
    {
        var conversation = await GrainFactory.GetGrain<IConversationGrain>(slot.RoomId).Find();
        return conversation?.ServedBy?.UserId == Key ? conversation : throw new ContactCenterException(ConversationErrors.InquiryTaken);
    }

    private async Task ReconcileAsync(CancellationToken cancellationToken)
    {
        if (Exists) await ReconcileCallsAsync(cancellationToken);
        if (State.Slots.IsEmpty) return;
        var served = await directory.ListServedRoomIdsAsync(Key, cancellationToken);
        foreach (var slot in State.Slots.Values.Where(slot => !served.Contains(slot.RoomId)).ToList()) await ResumeAsync(slot);
    }

    /// <summary>
    /// Looks at the calls that occupy the agent, and at the open ones that the directory knows: the message of an end or of a beginning may have
    /// been lost.
    /// </summary>
    private async Task ReconcileCallsAsync(CancellationToken cancellationToken)
    {
        var found = await calls.ListOpenCallIdsOfAgentAsync(Key, MaxCalls, cancellationToken);
        await AllOf.RunAsync(State.Calls.Keys.Union(found, StringComparer.Ordinal).ToList(), FollowCall);
    }

    /// <summary>
    /// Asks the conversation again. For the same reservation it returns the same, so this finishes an assignment that was cut off. A slot that the
    /// conversation does not need any more is given back: the one-way call that would do so may be on its way, or lost.
    /// </summary>
    private async Task ResumeAsync(SlotReserved slot)
    {
        try
        {
            var conversation = await AssignAsync(slot);
            if (conversation.ServedBy?.UserId != Key || conversation.Status != ConversationStatuses.Open) await Release(slot.RoomId, slot.ReservationId);
        }
        catch (ContactCenterException exception) when (exception.Error.Kind != ErrorKind.Unavailable)
        {
            await WakeQueuesAsync();
        }
    }

    private AssignConversation Assignment(SlotReserved slot) => new(
        CommandContext.OfStep(Actors.User(Key), "assign", Key, slot.ReservationId),
        new AgentReference(Key, State.View!.Username, State.View.Name), slot.ReservationId, slot.Reason)
    {
        RefusesUnknown = workspace.Current.SettingIsOn("Livechat_Block_Unknown_Contacts"),
        RefusesUnverified = workspace.Current.SettingIsOn("Livechat_Block_Unverified_Contacts"),
        Transfer = slot.Transfer, Decision = slot.Decision,
    };

    private async Task FreeAsync(string roomId, string reservationId)
    {
        if (!State.Slots.TryGetValue(roomId, out var slot) || slot.ReservationId != reservationId) return;
        var context = CommandContext.OfSystem("release", roomId, reservationId);
        await ExecuteAsync(context, (state, _) => AgentRules.Release(state, roomId, reservationId));
    }

    private async Task WakeQueuesAsync()
    {
        // With manual routing, a conversation that waits for an agent who has gone is offered to all.
        var isByHand = workspace.Current.SettingText("Livechat_Routing_Method") == RoutingMethods.Manual;
        if (State.View is not { } agent || !(isByHand || AgentRules.IsAvailable(agent, workspace.Current))) return;
        var departments = workspace.Current.Departments.Values.Where(d => d.Agents.Any(a => a.AgentId == Key)).Select(d => d.DepartmentId);
        foreach (var queue in departments.Prepend(IQueueGrain.Public)) await GrainFactory.GetGrain<IQueueGrain>(queue).Wake();
    }
}

using System.Collections.Immutable;
using System.Text.Json;
using ContactCenter.Conversations;
using ContactCenter.Entities;
using ContactCenter.Errors;
using ContactCenter.Journal;
using ContactCenter.Listing;
using ContactCenter.Routing;

namespace ContactCenter.Workspace;

/// <inheritdoc cref="IDepartmentGrain"/>
internal sealed class DepartmentGrain(
    [PersistentState("department", SnapshotStorage.Provider)] IPersistentState<EntitySnapshot> snapshot, EntityServices services,
    IConversationIds directory, IWorkspaceConfiguration workspace)
    : EntityGrain<DepartmentGrain.Department, DepartmentEntry>(EntityTypes.Department, new Department(null), snapshot, services), IDepartmentGrain
{
    private const int MaxConversationsPerAgent = 1_000;

    /// <summary>The state of a department's grain.</summary>
    /// <param name="View">The department; null = there is none, or it was deleted.</param>
    /// <param name="FallbackId">The department to which conversations go that still wait for this one after it was deleted; null = none.</param>
    public sealed record Department(DepartmentView? View, string? FallbackId = null);

    public async Task<DepartmentView> Save(SaveDepartment command)
    {
        if (WorkspaceRules.FindFault(Key, command.Profile) is { } fault) throw new ContactCenterException(fault);
        // First, because only the workspace's actor knows whether the unit is there: if not, nothing is saved.
        var position = command.Unit is { } unit ? await AssignUnitAsync(command.Context, unit.UnitId) : 0;
        var saved = await ChangedAsync(await ExecuteAsync(command.Context, (state, _) => WorkspaceRules.Save(state.View, command)));
        return saved with { Position = Math.Max(saved.Position, position) };
    }

    public async Task<DepartmentView> Archive(CommandContext context, bool archived) =>
        await ChangedAsync(await ExecuteAsync(context, (state, _) => WorkspaceRules.Archive(state.View, archived)));

    public async Task<long> Delete(CommandContext context)
    {
        var executed = await ExecuteAsync(context, (state, _) => WorkspaceRules.Delete(state.View));
        await GrainFactory.GetGrain<IQueueGrain>(Key).Wake();
        return Math.Max(executed.Position, await AssignUnitAsync(context, null));
    }

    public async Task<DepartmentView> ChangeAgents(ChangeDepartmentAgents command) =>
        await ChangedAsync(await ExecuteAsync(command.Context, (state, _) => WorkspaceRules.ChangeAgents(state.View, command)));

    public async Task FollowRemovedAgents()
    {
        if (State.View is not { RemovedAgentIds: { IsEmpty: false } removed }) return;
        var context = CommandContext.OfSystem("removed-from", Key, $"{Seq}");
        await AllOf.RunAsync(removed, async agentId => await AllOf.RunAsync(
            await directory.ListRoomIdsOfAgentAsync(agentId, Key, MaxConversationsPerAgent),
            roomId => GrainFactory.GetGrain<IConversationGrain>(roomId).LeaveAgent(context, agentId, Closes)));
        await ExecuteAsync(context, (_, _) => new DepartmentAgentsFollowed(removed));
    }

    protected override int StateShape => 2;

    public Task<string?> FindFallback() => Task.FromResult(State.View?.Profile.FallbackDepartmentId ?? State.FallbackId);

    private bool Closes => workspace.Current.SettingText(TimeoutActions.AgentLeftSetting) == TimeoutActions.Close;

    protected override Department Apply(Department state, Recorded<DepartmentEntry> entry)
    {
        var view = WorkspaceRules.Apply(Key, state.View, entry);
        return new Department(view, view is null ? state.View?.Profile.FallbackDepartmentId ?? state.FallbackId : null);
    }

    protected override EntryTags Tags(Department state, DepartmentEntry entry) => new(DepartmentId: Key);

    protected override ImmutableArray<DirectoryRow> Rows(Department state)
    {
        if (state.View is not { } department) return [new RemovedRow(EntityTypes.Department, Key)];
        return
        [
            new DepartmentRow(
                Key, department.Profile.Name, department.Profile.Enabled, department.IsArchived, [.. department.Agents.Select(a => a.AgentId)],
                JsonSerializer.Serialize(department, JournalJson.Options)),
        ];
    }

    private Task<long> AssignUnitAsync(CommandContext context, string? unitId) =>
        GrainFactory.GetGrain<IWorkspaceGrain>(IWorkspaceGrain.Key).AssignUnit(context, Key, unitId);

    /// <summary>Hands over the conversations of removed agents, and wakes the queue, as new agents may be free.</summary>
    private async Task<DepartmentView> ChangedAsync(Executed<DepartmentEntry> executed)
    {
        await FollowRemovedAgents();
        await GrainFactory.GetGrain<IQueueGrain>(Key).Wake();
        return State.View! with { Position = executed.Position };
    }
}

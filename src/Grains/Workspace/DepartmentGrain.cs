using System.Collections.Immutable;
using System.Text.Json;
using ContactCenter.Directory;
using ContactCenter.Entities;
using ContactCenter.Journal;
using ContactCenter.Routing;

namespace ContactCenter.Workspace;

/// <inheritdoc cref="IDepartmentGrain"/>
public sealed class DepartmentGrain(
    [PersistentState("department", SnapshotStorage.Provider)] IPersistentState<EntitySnapshot> snapshot, EntityServices services)
    : EntityGrain<DepartmentGrain.Department, DepartmentEntry>(EntityTypes.Department, new Department(null), snapshot, services), IDepartmentGrain
{
    /// <summary>The department; null = there is none (yet).</summary>
    public sealed record Department(DepartmentView? View);

    public async Task<DepartmentView> Save(SaveDepartment command) =>
        await ChangedAsync(await ExecuteAsync(command.Context, (state, _) => WorkspaceRules.Save(state.View, command)));

    public async Task<DepartmentView> Archive(CommandContext context, bool archived) =>
        await ChangedAsync(await ExecuteAsync(context, (state, _) => WorkspaceRules.Archive(state.View, archived)));

    public async Task<long> Delete(CommandContext context) =>
        (await ExecuteAsync(context, (state, _) => WorkspaceRules.Delete(state.View))).Position;

    public async Task<DepartmentView> ChangeAgents(ChangeDepartmentAgents command) =>
        await ChangedAsync(await ExecuteAsync(command.Context, (state, _) => WorkspaceRules.ChangeAgents(state.View, command)));

    protected override Department Apply(Department state, Recorded<DepartmentEntry> entry) => new(WorkspaceRules.Apply(Key, state.View, entry));

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

    /// <summary>New agents may be free for conversations that wait here.</summary>
    private async Task<DepartmentView> ChangedAsync(Executed<DepartmentEntry> executed)
    {
        await GrainFactory.GetGrain<IQueueGrain>(Key).Wake();
        return State.View! with { Position = executed.Position };
    }
}

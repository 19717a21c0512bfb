using System.Collections.Immutable;
using ContactCenter.Directory;
using ContactCenter.Entities;
using ContactCenter.Journal;

namespace ContactCenter.Workspace;

/// <inheritdoc cref="IWorkspaceGrain"/>
public sealed class WorkspaceGrain(
    [PersistentState("workspace", SnapshotStorage.Provider)] IPersistentState<EntitySnapshot> snapshot, EntityServices services)
    : EntityGrain<WorkspaceSnapshot, WorkspaceEntry>(EntityTypes.Workspace, WorkspaceSnapshot.Empty, snapshot, services), IWorkspaceGrain
{
    public async Task<long> ChangeSetting(CommandContext context, string id, string value) =>
        (await ExecuteAsync(context, (state, _) =>
            state.Setting(id) == value ? Decision<WorkspaceEntry>.Nothing : new SettingChanged(id, value))).Position;

    public async Task<long> ChangePermissions(CommandContext context, ImmutableArray<PermissionRoles> permissions) =>
        (await ExecuteAsync(context, (_, _) => new PermissionsChanged(permissions))).Position;

    public async Task<long> SaveCustomField(CommandContext context, CustomFieldDefinition definition) =>
        (await ExecuteAsync(context, (_, _) => new CustomFieldSaved(definition))).Position;

    protected override WorkspaceSnapshot Apply(WorkspaceSnapshot state, Recorded<WorkspaceEntry> entry) => WorkspaceRules.Apply(state, entry.Entry);

    protected override EntryTags Tags(WorkspaceSnapshot state) => EntryTags.None;

    protected override ImmutableArray<DirectoryRow> Rows(WorkspaceSnapshot state) => [];
}

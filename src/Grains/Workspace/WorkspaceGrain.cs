using System.Collections.Immutable;
using ContactCenter.Entities;
using ContactCenter.Journal;
using ContactCenter.Listing;
using ContactCenter.Retention;

namespace ContactCenter.Workspace;

/// <inheritdoc cref="IWorkspaceGrain"/>
internal sealed class WorkspaceGrain(
    [PersistentState("workspace", SnapshotStorage.Provider)] IPersistentState<EntitySnapshot> snapshot, EntityServices services)
    : EntityGrain<WorkspaceSnapshot, WorkspaceEntry>(EntityTypes.Workspace, WorkspaceSnapshot.Empty, snapshot, services), IWorkspaceGrain
{
    protected override int StateShape => 5;

    public async Task<long> ChangeSetting(CommandContext context, string id, string value) =>
        (await ExecuteAsync(context, (state, _) => SettingRules.Change(state, id, value))).Position;

    public async Task<long> ChangePermissions(CommandContext context, ImmutableArray<PermissionRoles> permissions) =>
        (await ExecuteAsync(context, (_, _) => WorkspaceRules.ChangePermissions(permissions))).Position;

    public async Task<SavedCustomField> SaveCustomField(SaveCustomField command)
    {
        var executed = await ExecuteAsync(command.Context, (state, now) => CustomFieldRules.Save(state, command, now));
        var definition = executed.First is null
            ? State.CustomFields[command.Definition.Field]
            : ((CustomFieldSaved)executed.Expect<CustomFieldSaved>().Entry).Definition;
        return new SavedCustomField(executed.Position, definition);
    }

    public async Task<long> DeleteCustomField(CommandContext context, string customFieldId) =>
        (await ExecuteAsync(context, (state, _) => CustomFieldRules.Delete(state, customFieldId))).Position;

    public async Task<long> SaveItem(CommandContext context, CatalogItem item) =>
        (await ExecuteAsync(context, (state, _) => CatalogRules.Save(state, item))).Position;

    public async Task<long> ChangeItem(CommandContext context, CatalogItem item) =>
        (await ExecuteAsync(context, (state, _) => CatalogRules.Change(state, item))).Position;

    public async Task<long> DeleteItem(CommandContext context, string kind, string itemId) =>
        (await ExecuteAsync(context, (state, _) => CatalogRules.Delete(state, kind, itemId))).Position;

    public async Task<long> NamePriority(CommandContext context, string priorityId, string? name) =>
        (await ExecuteAsync(context, (state, _) => CatalogRules.NamePriority(state, priorityId, name))).Position;

    public async Task<long> ResetPriorities(CommandContext context) =>
        (await ExecuteAsync(context, (state, _) => CatalogRules.ResetPriorities(state))).Position;

    public async Task<long> SaveWebhook(CommandContext context, WebhookItem webhook, bool isNew) =>
        (await ExecuteAsync(context, (state, _) => CatalogRules.SaveWebhook(state, webhook, isNew))).Position;

    public async Task<long> DeleteWebhook(CommandContext context, string webhookId) =>
        (await ExecuteAsync(context, (state, _) => CatalogRules.DeleteWebhook(state, webhookId))).Position;

    public async Task<long> SaveRetention(CommandContext context, RetentionPolicy policy) =>
        (await ExecuteAsync(context, (state, now) => RetentionRules.Save(state, policy with { ChangedBy = context.Actor }, now))).Position;

    public async Task<long> RemoveRetention(CommandContext context, string? departmentId) =>
        (await ExecuteAsync(context, (state, now) => RetentionRules.Remove(state, departmentId, context.Actor, now))).Position;

    public async Task<long> AssignUnit(CommandContext context, string departmentId, string? unitId) =>
        (await ExecuteAsync(context, (state, _) => CatalogRules.AssignUnit(state, departmentId, unitId))).Position;

    public async Task<long> DismissMonitor(CommandContext context, string userId) =>
        (await ExecuteAsync(context, (state, _) => CatalogRules.DismissMonitor(state, userId))).Position;

    protected override WorkspaceSnapshot Apply(WorkspaceSnapshot state, Recorded<WorkspaceEntry> entry) => WorkspaceRules.Apply(state, entry.Entry);

    protected override EntryTags Tags(WorkspaceSnapshot state, WorkspaceEntry entry) => EntryTags.None;

    protected override ImmutableArray<DirectoryRow> Rows(WorkspaceSnapshot state) => [];
}

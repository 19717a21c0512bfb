using System.Collections.Immutable;
using ContactCenter.Entities;
using ContactCenter.Errors;

namespace ContactCenter.Workspace;

/// <summary>Decides on changes of the workspace's catalogs, and applies them (contract §3.7).</summary>
internal static class CatalogRules
{
    public static Decision<WorkspaceEntry> Save(WorkspaceSnapshot workspace, CatalogItem item) =>
        FindFault(workspace, item) is { } fault ? fault : new ItemSaved(item);

    /// <summary>Saves a known item. One that somebody deleted meanwhile does not come back.</summary>
    public static Decision<WorkspaceEntry> Change(WorkspaceSnapshot workspace, CatalogItem item)
    {
        var (kind, itemId) = item switch
        {
            ServiceLevelItem sla => (CatalogKinds.ServiceLevel, sla.SlaId),
            TagItem tag => (CatalogKinds.Tag, tag.TagId),
            UnitItem unit => (CatalogKinds.Unit, unit.UnitId),
            CannedResponseItem canned => (CatalogKinds.CannedResponse, canned.ResponseId),
            BusinessHourItem hours => (CatalogKinds.BusinessHour, hours.BusinessHourId),
            DispositionItem disposition => (CatalogKinds.Disposition, disposition.DispositionId),
            ExtensionItem phone => (CatalogKinds.Extension, phone.Extension),
            _ => throw new ArgumentOutOfRangeException(nameof(item)),
        };
        return FindMissing(workspace, kind, itemId) is { } missing ? missing : Save(workspace, item);
    }

    public static Decision<WorkspaceEntry> Delete(WorkspaceSnapshot workspace, string kind, string itemId)
    {
        if (FindMissing(workspace, kind, itemId) is { } missing) return missing;
        var isDefault = kind == CatalogKinds.BusinessHour && workspace.BusinessHours[itemId].Type == BusinessHourTypes.Default;
        return isDefault ? CatalogErrors.DefaultBusinessHour : new ItemDeleted(kind, itemId);
    }

    /// <summary>The error for an item that is not there; null = it is there.</summary>
    private static Error? FindMissing(WorkspaceSnapshot workspace, string kind, string itemId) => kind switch
    {
        CatalogKinds.ServiceLevel when !workspace.ServiceLevels.ContainsKey(itemId) => CatalogErrors.SlaNotFoundOnChange,
        CatalogKinds.Tag when !workspace.Tags.ContainsKey(itemId) => CatalogErrors.TagNotFoundOnChange,
        CatalogKinds.Unit when !workspace.Units.ContainsKey(itemId) => CatalogErrors.UnitNotFound,
        CatalogKinds.CannedResponse when !workspace.CannedResponses.ContainsKey(itemId) => CatalogErrors.CannedResponseNotFound,
        CatalogKinds.Disposition when !workspace.Dispositions.ContainsKey(itemId) => CatalogErrors.DispositionNotFound,
        CatalogKinds.Extension when !workspace.Extensions.ContainsKey(itemId) => CatalogErrors.ExtensionNotFound,
        CatalogKinds.BusinessHour when !workspace.BusinessHours.ContainsKey(itemId) => CatalogErrors.BusinessHourNotFound,
        _ => null,
    };

    public static Decision<WorkspaceEntry> NamePriority(WorkspaceSnapshot workspace, string priorityId, string? name)
    {
        if (PriorityCatalog.Find(workspace, priorityId) is not { } priority) return CatalogErrors.PriorityNotFound;
        var isTaken = name is not null && PriorityCatalog.Of(workspace).Any(other => other.PriorityId != priorityId && Same(other.Name ?? other.I18n, name));
        if (isTaken) return CatalogErrors.PriorityExists;
        return priority.Name == name ? Decision<WorkspaceEntry>.Nothing : new PriorityNamed(priorityId, name);
    }

    public static Decision<WorkspaceEntry> ResetPriorities(WorkspaceSnapshot workspace) =>
        workspace.PriorityNames.Keys.Order(StringComparer.Ordinal).Select(id => (WorkspaceEntry)new PriorityNamed(id, null)).ToImmutableArray();

    public static Decision<WorkspaceEntry> SaveWebhook(WorkspaceSnapshot workspace, WebhookItem webhook, bool isNew)
    {
        if (!isNew && !workspace.Webhooks.ContainsKey(webhook.WebhookId)) return CatalogErrors.WebhookNotFound;
        return Full(workspace.Webhooks, webhook.WebhookId, CatalogLimits.WebhooksMax) is { } full ? full : new WebhookSaved(webhook);
    }

    public static Decision<WorkspaceEntry> DeleteWebhook(WorkspaceSnapshot workspace, string webhookId) =>
        workspace.Webhooks.ContainsKey(webhookId) ? new WebhookDeleted(webhookId) : CatalogErrors.WebhookNotFound;

    /// <summary>Puts a department into one unit and takes it out of the others.</summary>
    public static Decision<WorkspaceEntry> AssignUnit(WorkspaceSnapshot workspace, string departmentId, string? unitId)
    {
        if (unitId is not null && !workspace.Units.ContainsKey(unitId)) return CatalogErrors.UnitNotFound;
        var changed = new List<WorkspaceEntry>();
        foreach (var unit in workspace.Units.Values.OrderBy(unit => unit.UnitId, StringComparer.Ordinal))
        {
            var (isIn, belongs) = (unit.DepartmentIds.Contains(departmentId), unit.UnitId == unitId);
            if (isIn == belongs) continue;
            var departments = belongs ? unit.DepartmentIds.Add(departmentId) : unit.DepartmentIds.Remove(departmentId);
            changed.Add(new ItemSaved(unit with { DepartmentIds = departments }));
        }

        return changed.ToImmutableArray();
    }

    /// <summary>Removes a user from the monitors of all units. It stays removed if it becomes a monitor again.</summary>
    public static Decision<WorkspaceEntry> DismissMonitor(WorkspaceSnapshot workspace, string userId) => workspace.Units.Values
        .Where(unit => unit.Monitors.Any(monitor => monitor.MonitorId == userId))
        .OrderBy(unit => unit.UnitId, StringComparer.Ordinal)
        .Select(unit => (WorkspaceEntry)new ItemSaved(unit with { Monitors = unit.Monitors.RemoveAll(monitor => monitor.MonitorId == userId) }))
        .ToImmutableArray();

    public static WorkspaceSnapshot With(WorkspaceSnapshot workspace, CatalogItem item) => item switch
    {
        ServiceLevelItem sla => workspace with { ServiceLevels = workspace.ServiceLevels.SetItem(sla.SlaId, sla) },
        TagItem tag => workspace with { Tags = workspace.Tags.SetItem(tag.TagId, tag) },
        UnitItem unit => workspace with { Units = workspace.Units.SetItem(unit.UnitId, unit) },
        CannedResponseItem canned => workspace with { CannedResponses = workspace.CannedResponses.SetItem(canned.ResponseId, canned) },
        DispositionItem disposition => workspace with { Dispositions = workspace.Dispositions.SetItem(disposition.DispositionId, disposition) },
        ExtensionItem phone => workspace with { Extensions = WithExtension(workspace, phone) },
        BusinessHourItem hours => workspace with { BusinessHours = workspace.BusinessHours.SetItem(hours.BusinessHourId, hours) },
        _ => workspace,
    };

    public static WorkspaceSnapshot Without(WorkspaceSnapshot workspace, string kind, string itemId) => kind switch
    {
        CatalogKinds.ServiceLevel => workspace with { ServiceLevels = workspace.ServiceLevels.Remove(itemId) },
        CatalogKinds.Tag => workspace with { Tags = workspace.Tags.Remove(itemId) },
        CatalogKinds.Unit => workspace with { Units = workspace.Units.Remove(itemId) },
        CatalogKinds.CannedResponse => workspace with { CannedResponses = workspace.CannedResponses.Remove(itemId) },
        CatalogKinds.Disposition => workspace with { Dispositions = workspace.Dispositions.Remove(itemId) },
        CatalogKinds.Extension => workspace with { Extensions = workspace.Extensions.Remove(itemId) },
        CatalogKinds.BusinessHour => workspace with { BusinessHours = workspace.BusinessHours.Remove(itemId) },
        _ => workspace,
    };

    private static Error? FindFault(WorkspaceSnapshot workspace, CatalogItem item) => item switch
    {
        ServiceLevelItem sla => FindFault(workspace, sla),
        TagItem tag when workspace.Tags.Values.Any(other => other.TagId != tag.TagId && Same(other.Name, tag.Name)) => CatalogErrors.TagExists,
        TagItem tag => Full(workspace.Tags, tag.TagId, CatalogLimits.TagsMax),
        DispositionItem ending when workspace.Dispositions.Values.Any(other => other.DispositionId != ending.DispositionId && Same(other.Name, ending.Name)) =>
            CatalogErrors.DispositionExists,
        DispositionItem ending => Full(workspace.Dispositions, ending.DispositionId, CatalogLimits.DispositionsMax),
        ExtensionItem phone when workspace.Extensions.GetValueOrDefault(phone.Extension) is { } known && known.UserId != phone.UserId =>
            CatalogErrors.ExtensionTaken,
        ExtensionItem phone => Full(workspace.Extensions, phone.Extension, CatalogLimits.ExtensionsMax),
        UnitItem unit when workspace.Units.Values.Any(other => other.UnitId != unit.UnitId && other.DepartmentIds.Any(unit.DepartmentIds.Contains)) =>
            CatalogErrors.DepartmentTaken,
        UnitItem unit => Full(workspace.Units, unit.UnitId, CatalogLimits.UnitsMax),
        CannedResponseItem canned => FindFault(workspace, canned),
        BusinessHourItem hours => BusinessHourRules.FindFault(hours) ?? Full(workspace.BusinessHours, hours.BusinessHourId, CatalogLimits.BusinessHoursMax),
        _ => null,
    };

    /// <summary>Finds the fault of a service level: no two have the same name or the same due time.</summary>
    private static Error? FindFault(WorkspaceSnapshot workspace, ServiceLevelItem sla)
    {
        var others = workspace.ServiceLevels.Values.Where(other => other.SlaId != sla.SlaId);
        return others.Any(other => Same(other.Name, sla.Name) || other.DueTimeInMinutes == sla.DueTimeInMinutes)
            ? CatalogErrors.SlaExists
            : Full(workspace.ServiceLevels, sla.SlaId, CatalogLimits.ServiceLevelsMax);
    }

    private static Error? FindFault(WorkspaceSnapshot workspace, CannedResponseItem canned)
    {
        var isScope = canned.Scope switch
        {
            CannedScopes.Global => canned.DepartmentId is null,
            CannedScopes.Department => canned.DepartmentId is not null,
            CannedScopes.User => canned.OwnerId is not null,
            _ => false,
        };
        if (!isScope) return CatalogErrors.InvalidScope;
        var others = workspace.CannedResponses.Values.Where(other => other.ResponseId != canned.ResponseId);
        return others.Any(other => Same(other.Shortcut, canned.Shortcut))
            ? CatalogErrors.ShortcutExists
            : Full(workspace.CannedResponses, canned.ResponseId, CatalogLimits.CannedResponsesMax);
    }

    /// <summary>A user's new extension replaces the former one.</summary>
    private static ImmutableDictionary<string, ExtensionItem> WithExtension(WorkspaceSnapshot workspace, ExtensionItem phone)
    {
        var former = workspace.Extensions.Values.Where(known => known.UserId == phone.UserId).Select(known => known.Extension);
        return workspace.Extensions.RemoveRange(former).SetItem(phone.Extension, phone);
    }

    private static Error? Full<T>(ImmutableDictionary<string, T> catalog, string id, int max) =>
        catalog.Count >= max && !catalog.ContainsKey(id) ? CatalogErrors.TooMany : null;

    private static bool Same(string first, string second) => string.Equals(first, second, StringComparison.OrdinalIgnoreCase);
}

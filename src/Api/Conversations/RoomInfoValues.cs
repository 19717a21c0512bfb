namespace ContactCenter.Api.Conversations;

/// <summary>Turns ids and texts of requests into the values of a conversation that the workspace knows.</summary>
internal sealed class RoomInfoValues(AccessControl access, IWorkspaceConfiguration workspace)
{
    /// <summary>A command of the caller that changes nothing yet.</summary>
    public SaveConversationInfo Change(ApiCall call) => new(
        call.Ids.Command(call.Caller.Actor), call.Caller.UserId, access.May(call.Caller, Permissions.SaveOthersRoomInfo), null, null,
        ImmutableDictionary<string, string>.Empty);

    /// <returns>Null = no priority is named.</returns>
    public PriorityReference? Priority(string? priorityId)
    {
        if (string.IsNullOrEmpty(priorityId)) return null;
        var priority = PriorityCatalog.Find(workspace.Current, priorityId) ?? throw new ContactCenterException(RoomInfoErrors.InvalidPriority);
        return new PriorityReference(priority.PriorityId, priority.SortItem);
    }

    /// <returns>Null = no service level is named.</returns>
    public ServiceLevelReference? ServiceLevel(string? slaId)
    {
        if (string.IsNullOrEmpty(slaId)) return null;
        var sla = workspace.Current.ServiceLevels.GetValueOrDefault(slaId) ?? throw new ContactCenterException(RoomInfoErrors.InvalidSla);
        return new ServiceLevelReference(sla.SlaId, sla.DueTimeInMinutes);
    }

    /// <summary>Values of registered room fields, trimmed; other values are not kept.</summary>
    public ImmutableDictionary<string, string> RoomFields(ImmutableDictionary<string, string>? given)
    {
        var values = ImmutableDictionary.CreateBuilder<string, string>();
        foreach (var (key, text) in given ?? ImmutableDictionary<string, string>.Empty)
        {
            if (workspace.Current.CustomFields.GetValueOrDefault(key) is not { Scope: CustomFieldDefinition.RoomScope } field) continue;
            var value = text.Trim();
            if (value.Length > 0 && !field.Accepts(value)) throw new ContactCenterException(ContactErrors.InvalidCustomField(field.Label));
            values[key] = value;
        }

        return values.ToImmutable();
    }
}

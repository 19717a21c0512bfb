using System.Text.Json;
using ContactCenter.Addresses;
using ContactCenter.Contacts;
using ContactCenter.Conversations;
using ContactCenter.Visitors;
using ContactCenter.Wording;

namespace ContactCenter.Api.Conversations;

/// <summary>Topic, tags, priority, service level, custom fields, and what is known of the guest (contract §3.5 saveInfo).</summary>
internal sealed class RoomInfoEndpoints(
    IGrainFactory grains, VisibleConversations rooms, IVisitorDirectory visitorDirectory, IContactDirectory contactDirectory, AccessControl access,
    IWorkspaceConfiguration workspace) : IApiModule
{
    public void Map(ApiRoutes api)
    {
        api.Map(RoomInfoOperations.Save, SaveAsync);
        api.Map(RoomInfoOperations.SetPriority, call => ChangePriorityAsync(call, call.Input.RequiredText("priorityId")));
        api.Map(RoomInfoOperations.SetServiceLevel, SetServiceLevelAsync);
        api.Map(RoomInfoOperations.ChangeVisitor, ChangeVisitorAsync);
        api.Map(RoomInfoOperations.RemovePriority, call => ChangePriorityAsync(call, ""));
    }

    private async Task<ApiResponse> SaveAsync(ApiCall call)
    {
        var data = call.Input.GetProperty("roomData");
        var room = await FindAsync(call, data.RequiredText("_id"));
        if (!MayChange(call.Caller, room)) throw new ContactCenterException(CommonErrors.Unauthorized);
        var (priority, sla) = (data.Text("priorityId"), data.Text("slaId"));
        var command = Command(call) with
        {
            Topic = VisibleText.OneLine(data.Text("topic")), Tags = [.. data.TextsOrNone("tags").Distinct(StringComparer.Ordinal)],
            CustomFields = RoomFields(data),
            Priority = Priority(priority), RemovesPriority = priority is "", ServiceLevel = ServiceLevel(sla), RemovesServiceLevel = sla is "",
        };
        if (!command.CustomFields.IsEmpty && !access.May(call.Caller, Permissions.EditRoomFields)) throw new ContactCenterException(CommonErrors.Unauthorized);
        await SaveGuestAsync(call, room);
        await grains.GetGrain<IConversationGrain>(room.RoomId).SaveInfo(command);
        return ApiResponse.Success;
    }

    private async Task<ApiResponse> ChangePriorityAsync(ApiCall call, string priorityId)
    {
        var room = await FindAsync(call, call.FromPath("rid"));
        await grains.GetGrain<IConversationGrain>(room.RoomId).SaveInfo(
            Command(call) with { MayChangeOthers = MayChange(call.Caller, room), Priority = Priority(priorityId), RemovesPriority = priorityId.Length == 0 });
        return ApiResponse.Success;
    }

    /// <summary>Sets the service level, named by id or by name, of a waiting conversation. Every user who sees the conversation may do so.</summary>
    private async Task<ApiResponse> SetServiceLevelAsync(ApiCall call)
    {
        var room = await rooms.FindAsync(call.Caller, call.Input.RequiredText("roomId"), call.Aborted);
        if (room is not { Status: ConversationStatuses.Queued }) throw new ContactCenterException(RoomInfoErrors.InvalidInquiry);
        var asked = call.Input.RequiredText("sla");
        var slaId = workspace.Current.ServiceLevels.Values.FirstOrDefault(sla => sla.Name == asked)?.SlaId ?? asked;
        if (slaId.Length == 0) throw new ContactCenterException(RoomInfoErrors.InvalidSla);
        await grains.GetGrain<IConversationGrain>(room.RoomId).SaveInfo(
            Command(call) with { MayChangeOthers = true, ServiceLevel = ServiceLevel(slaId) });
        return ApiResponse.Success;
    }

    private async Task<ApiResponse> ChangeVisitorAsync(ApiCall call)
    {
        var room = await rooms.FindAsync(call.Caller, call.Input.RequiredText("rid"), call.Aborted)
            ?? throw new ContactCenterException(ConversationErrors.InvalidRoom);
        var visitor = await visitorDirectory.FindVisitorByIdAsync(call.Input.RequiredText("newVisitorId"), call.Aborted)
            ?? throw new ContactCenterException(VisitorErrors.Invalid);
        var changed = await grains.GetGrain<IVisitorGrain>(visitor.VisitorKey).TakeOver(
            new TakeOver(call.Ids.Command(call.Caller.Actor), room.RoomId, call.Input.RequiredText("oldVisitorId")));
        return ApiResponse.Of("room", changed, static (json, r) => ConversationJson.WriteRoom(json, r));
    }

    private SaveConversationInfo Command(ApiCall call) => new(
        call.Ids.Command(call.Caller.Actor), call.Caller.UserId, access.May(call.Caller, Permissions.SaveOthersRoomInfo), null, null,
        ImmutableDictionary<string, string>.Empty);

    /// <summary>Tells whether the caller serves the room or may change rooms that others serve.</summary>
    private bool MayChange(Caller caller, ConversationView room) =>
        access.May(caller, Permissions.SaveOthersRoomInfo) || room.ServedBy?.UserId == caller.UserId;

    private PriorityReference? Priority(string? priorityId)
    {
        if (string.IsNullOrEmpty(priorityId)) return null;
        var priority = PriorityCatalog.Find(workspace.Current, priorityId) ?? throw new ContactCenterException(RoomInfoErrors.InvalidPriority);
        return new PriorityReference(priority.PriorityId, priority.SortItem);
    }

    private ServiceLevelReference? ServiceLevel(string? slaId)
    {
        if (string.IsNullOrEmpty(slaId)) return null;
        var sla = workspace.Current.ServiceLevels.GetValueOrDefault(slaId) ?? throw new ContactCenterException(RoomInfoErrors.InvalidSla);
        return new ServiceLevelReference(sla.SlaId, sla.DueTimeInMinutes);
    }

    /// <summary>Values of registered room fields, trimmed; other values are not kept.</summary>
    private ImmutableDictionary<string, string> RoomFields(JsonElement data)
    {
        var values = ImmutableDictionary.CreateBuilder<string, string>();
        foreach (var (key, given) in Fields(data))
        {
            if (workspace.Current.CustomFields.GetValueOrDefault(key) is not { Scope: CustomFieldDefinition.RoomScope } field) continue;
            var value = given.Trim();
            if (value.Length > 0 && !field.Accepts(value)) throw new ContactCenterException(ContactErrors.InvalidCustomField(field.Label));
            values[key] = value;
        }

        return values.ToImmutable();
    }

    /// <summary>Saves what an agent notes of the guest in the contact, which is a known contact from then on (contract §1.13).</summary>
    private async Task SaveGuestAsync(ApiCall call, ConversationView room)
    {
        var guest = call.Input.GetProperty("guestData");
        var (name, email, phone) = (Filled(guest.Text("name")), Filled(guest.Text("email")), Filled(guest.Text("phone")));
        var fields = Fields(guest).Where(field => workspace.Current.VisitorFields().Any(known => known.Field == field.Key))
            .ToImmutableDictionary(field => field.Key, field => field.Value.Trim());
        if (name is null && email is null && phone is null && fields.IsEmpty) return;
        var contact = await contactDirectory.FindContactAsync(room.ContactId, call.Aborted) ?? throw new ContactCenterException(ContactErrors.NotFound);
        var merged = fields.IsEmpty ? null : contact.CustomFields.SetItems(fields).Where(field => field.Value.Length > 0).ToImmutableDictionary();
        if (ContactCustomFields.Check(merged, contact, workspace.Current) is { } fault) throw new ContactCenterException(fault);
        await grains.GetGrain<IContactGrain>(contact.ContactId).Update(new UpdateContact(
            call.Ids.Command(call.Caller.Actor), name, With(contact.Emails, email, ContactAddresses.EmailKey),
            With(contact.Phones, phone, PhoneKey), merged, null, false)
        {
            AddressedId = room.ContactId,
        });
    }

    private static ImmutableArray<string>? With(ImmutableArray<string> known, string? added, Func<string, string> key) =>
        added is null || known.Any(address => key(address) == key(added)) ? null : known.Add(added);

    private string PhoneKey(string phone) => ContactAddresses.PhoneKey(phone, workspace.Current.PhoneRegion);

    private static IEnumerable<KeyValuePair<string, string>> Fields(JsonElement data) => data.Member("livechatData") is { } fields
        ? fields.EnumerateObject().Select(field => KeyValuePair.Create(field.Name, field.Value.GetString() ?? ""))
        : [];

    private static string? Filled(string? text) => VisibleText.OneLine(text) is { Length: > 0 } line ? line : null;

    private async Task<ConversationView> FindAsync(ApiCall call, string roomId) =>
        await rooms.FindAsync(call.Caller, roomId, call.Aborted) ?? throw new ContactCenterException(ConversationErrors.ErrorInvalidRoom);
}

namespace ContactCenter.Api.Conversations;

/// <summary>
/// Topic, tags, priority, service level and custom fields of a conversation, and what is known about its guest: all of it is saved, or nothing. Tags that
/// are left out are removed, unless addTags or removeTags say what to change; an empty topic, priority or service level is none (contract §3.5 saveInfo).
/// </summary>
internal sealed class SaveRoomInfoOperation(
    IGrainFactory grains, VisibleConversations rooms, IContactDirectory contacts, AccessControl access, RoomInfoValues values,
    IWorkspaceConfiguration workspace) : IOperation<SaveRoomInfoRequest, Done>
{
    public static ApiOperation Operation { get; } = new("POST", "livechat/room.saveInfo")
    {
        Access = Access.AllOf(Permissions.ViewRoom),
        Errors =
        [
            ConversationErrors.ErrorInvalidRoom, ConversationErrors.RoomClosed, CommonErrors.Unauthorized, RoomInfoErrors.TagsTwice,
            RoomInfoErrors.InvalidPriority,
            RoomInfoErrors.InvalidSla, ContactErrors.InvalidCustomField("<key>"), ContactErrors.NotFound, ConversationErrors.TooMuchInfo,
        ],
        ExampleRequest = new SaveRoomInfoRequest(
            new RoomInfo(RoomExamples.RoomId, "Invoice 12", ["billing"]), new GuestInfo("8522b818898484e78264d50d", "Ada Lovelace")),
    };

    public async Task<Done> RunAsync(ApiCall call, SaveRoomInfoRequest request)
    {
        var info = request.RoomData;
        if (info.Tags is not null && info.ChangesTags) throw new ContactCenterException(RoomInfoErrors.TagsTwice);
        var room = await rooms.GetAsync(call, info.Id);
        var change = values.Change(call);
        // The conversation decides; this only keeps the order of the contract's checks.
        if (!InfoRules.MayChange(room, change.UserId, change.MayChangeOthers)) throw new ContactCenterException(CommonErrors.Unauthorized);
        change = info.ToCommand(change, values);
        if (!change.CustomFields.IsEmpty && !access.May(call.Caller, Permissions.EditRoomFields)) throw new ContactCenterException(CommonErrors.Unauthorized);
        var guest = request.GuestData.ToCommand(call, room, change, workspace.Current);
        if (guest is null) await grains.GetGrain<IConversationGrain>(room.RoomId).SaveInfo(change);
        else await grains.GetGrain<IContactGrain>(await ContactIdAsync(room, call.Aborted)).SaveGuest(guest);
        return Done.Instance;
    }

    private async Task<string> ContactIdAsync(ConversationView room, CancellationToken cancellationToken) =>
        (await contacts.FindContactAsync(room.ContactId, cancellationToken) ?? throw new ContactCenterException(ContactErrors.NotFound)).ContactId;
}

internal sealed record SaveRoomInfoRequest(RoomInfo RoomData, GuestInfo GuestData);

/// <param name="Id">The id of the room.</param>
/// <param name="Topic">Empty = none; absent = as it was.</param>
/// <param name="Tags">All tags of the room; without addTags and removeTags, absent = none.</param>
/// <param name="LivechatData">Values of room custom fields; an empty one is removed, those that are left out stay, unknown ones are not kept.</param>
/// <param name="PriorityId">Empty = none; absent = as it was.</param>
/// <param name="SlaId">Empty = none; absent = as it was.</param>
/// <param name="AddTags">Tags that are added to those that the room has, instead of tags: what others change meanwhile is not lost.</param>
/// <param name="RemoveTags">Tags that are taken from those that the room has, instead of tags.</param>
internal sealed record RoomInfo(
    [ValidId][property: JsonPropertyName("_id")] string Id,
    string? Topic = null,
    [Items(Max = InfoRules.TagsMax), NotEmpty, OneLine, MaxLength(InputLimits.NameMax)] ImmutableArray<string>? Tags = null,
    ImmutableDictionary<string, string>? LivechatData = null,
    [MaxLength(InputLimits.IdMax)] string? PriorityId = null,
    [MaxLength(InputLimits.IdMax)] string? SlaId = null,
    [Items(Max = InfoRules.TagsMax), NotEmpty, OneLine, MaxLength(InputLimits.NameMax)] ImmutableArray<string>? AddTags = null,
    [Items(Max = InfoRules.TagsMax), NotEmpty, OneLine, MaxLength(InputLimits.NameMax)] ImmutableArray<string>? RemoveTags = null)
{
    [JsonIgnore]
    public bool ChangesTags => AddTags is not null || RemoveTags is not null;

    /// <param name="change">A change of nothing.</param>
    public SaveConversationInfo ToCommand(SaveConversationInfo change, RoomInfoValues values) => change with
    {
        Topic = VisibleText.OneLine(Topic), CustomFields = values.RoomFields(LivechatData),
        Priority = values.Priority(PriorityId), RemovesPriority = PriorityId is "",
        ServiceLevel = values.ServiceLevel(SlaId), RemovesServiceLevel = SlaId is "",
        Tags = ChangesTags ? null : [.. (Tags ?? []).Distinct(StringComparer.Ordinal)], AddedTags = AddTags ?? [], RemovedTags = RemoveTags ?? [],
    };
}

/// <summary>What an agent notes about the guest. It goes to the contact, which is a known contact from then on (contract §1.13).</summary>
/// <param name="Id">The id of the visitor.</param>
/// <param name="Email">Added to the contact's addresses.</param>
/// <param name="Phone">Added to the contact's numbers.</param>
/// <param name="LivechatData">As the room's, of contact custom fields.</param>
internal sealed record GuestInfo(
    [ValidId][property: JsonPropertyName("_id")] string Id,
    [MaxLength(InputLimits.NameMax)] string? Name = null,
    [MaxLength(InputLimits.NameMax)] string? Email = null,
    [MaxLength(InputLimits.NameMax)] string? Phone = null,
    ImmutableDictionary<string, string>? LivechatData = null)
{
    /// <returns>Null = nothing is noted.</returns>
    public SaveGuest? ToCommand(ApiCall call, ConversationView room, SaveConversationInfo change, WorkspaceSnapshot workspace)
    {
        var (name, email, phone) = (Filled(Name), Filled(Email), Filled(Phone));
        var given = LivechatData ?? ImmutableDictionary<string, string>.Empty;
        var fields = workspace.VisitorFields().Where(known => given.ContainsKey(known.Field))
            .ToImmutableDictionary(known => known.Field, known => given[known.Field].Trim());
        if (name is null && email is null && phone is null && fields.IsEmpty) return null;
        return new SaveGuest(call.Ids.Command(call.Caller.Actor), room.ContactId, name, email, phone, fields, room.RoomId, change);
    }

    private static string? Filled(string? text) => VisibleText.OneLine(text) is { Length: > 0 } line ? line : null;
}

namespace ContactCenter.Api.Conversations;

/// <summary>
/// Conversations by every filter of the contract (contract §3.2), and by channel (source and sourceId, as rooms/filters names them), verified, priorityId
/// and unread. A date without a time is that whole day in UTC. An agent without the right to see all rooms lists its own.
/// </summary>
internal sealed class ListRoomsOperation(
    IConversationDirectory directory, AccessControl access, ConversationVisibility visibility, IWorkspaceConfiguration workspace)
    : IOperation<ListRoomsRequest, ListRoomsResponse>
{
    public static ApiOperation Operation { get; } = new("GET", "livechat/rooms")
    {
        Access = Access.AnyOf(Permissions.ViewRooms, Permissions.ViewRoom),
        Errors = [CommonErrors.Unauthorized, HttpErrors.InvalidDate("createdAt.start"), HttpErrors.InvalidJsonParameter("customFields")],
        ExampleRequest = new ListRoomsRequest(Open: true, CreatedAt: """{"start":"2026-11-01T00:00:00.000Z"}"""),
        ExampleResponse = new ListRoomsResponse([RoomExamples.Room]) { Count = 1, Offset = 0, Total = 1 },
    };

    public async Task<ListRoomsResponse> RunAsync(ApiCall call, ListRoomsRequest request)
    {
        var isOwn = request.Agents is [var only] && only == call.Caller.UserId;
        if (!isOwn && !access.May(call.Caller, Permissions.ViewRooms)) throw new ContactCenterException(CommonErrors.Unauthorized);
        var page = Paging.Of(request, workspace.Current, ("ts", "ts"), ("lm", "lm"), ("closedAt", "closedAt"), ("fname", "fname"));
        if (page.Sort.IsEmpty) page = page with { Sort = [new SortBy("ts", true)] };
        if (Departments(call.Caller, request, isOwn) is not { } departments) return Listed([], page, 0);
        var query = request.ToQuery(page) with { DepartmentIds = departments };
        // What one has handled is one's own, also when it went on to somebody else.
        if (isOwn) query = query with { AgentIds = [], HandledBy = call.Caller.UserId };
        var rooms = await directory.ListConversationsAsync(query, call.Aborted);
        return Listed(rooms.Items, page, rooms.Total);
    }

    /// <summary>The departments that are listed; empty = all. A monitor has its own, except of what it serves itself.</summary>
    /// <returns>Null = none of those asked for is seen.</returns>
    private ImmutableArray<string>? Departments(Caller caller, ListRoomsRequest request, bool isOwn)
    {
        var scope = visibility.ScopeOf(caller);
        // The literal undefined is what careless clients send for none.
        ImmutableArray<string> asked = [.. (request.DepartmentId?.Texts ?? []).Where(id => id != "undefined")];
        if (request.Units is { IsEmpty: false } unitIds)
        {
            // Of a unit that one does not look after nothing is seen, as of one that does not exist.
            var units = unitIds.Select(id => workspace.Current.Units.GetValueOrDefault(id)).OfType<UnitItem>()
                .Where(unit => scope.SeesAll || unit.Monitors.Any(monitor => monitor.MonitorId == caller.UserId));
            var ofUnits = units.SelectMany(unit => unit.DepartmentIds).ToHashSet(StringComparer.Ordinal);
            asked = asked.IsEmpty ? [.. ofUnits] : [.. asked.Where(ofUnits.Contains)];
            if (asked.IsEmpty) return null;
        }

        return isOwn ? asked : scope.Narrow(asked);
    }

    private ListRoomsResponse Listed(ImmutableArray<ConversationView> rooms, PageRequest page, long total) =>
        new([.. rooms.Select(room => RoomResponse.From(room) with { Department = DepartmentOf(room) })])
        {
            Count = rooms.Length, Offset = page.Offset, Total = total,
        };

    private NamedResponse? DepartmentOf(ConversationView room) =>
        room.DepartmentId is { } id && workspace.Current.Departments.TryGetValue(id, out var department)
            ? new NamedResponse(id, department.Profile.Name)
            : null;
}

/// <param name="Agents">Only conversations that one of these users serves; exactly oneself = also those that one has served.</param>
/// <param name="RoomName">A part of the visitor's name; in double quotes, all of it.</param>
/// <param name="DepartmentId">One department or several.</param>
/// <param name="Open">True = served ones, which neither wait nor are on hold; false = closed ones.</param>
/// <param name="CreatedAt">A JSON object such as `{"start":"2026-11-01","end":"2026-11-30"}`; either may be missing, both are inclusive.</param>
/// <param name="ClosedAt">As createdAt.</param>
/// <param name="Tags">Only conversations with one of these tags.</param>
/// <param name="CustomFields">A JSON object of field names and parts of their values.</param>
/// <param name="Onhold">Only those on hold.</param>
/// <param name="Queued">Only those that wait for an agent; counts before onhold and open.</param>
/// <param name="Units">Only conversations of these units' departments.</param>
/// <param name="Source">One type of channel or several, such as widget.</param>
/// <param name="SourceId">One of several channels of a type.</param>
/// <param name="Verified">Whether the channel's identity is proven.</param>
/// <param name="PriorityId">One priority or several; `none` = without.</param>
/// <param name="Unread">Whether the visitor wrote something that no agent has read.</param>
internal sealed record ListRoomsRequest(
    [ValidId] ImmutableArray<string>? Agents = null,
    [MaxLength(InputLimits.NameMax)] string? RoomName = null,
    OneOrMore? DepartmentId = null,
    bool? Open = null,
    string? CreatedAt = null,
    string? ClosedAt = null,
    ImmutableArray<string>? Tags = null,
    string? CustomFields = null,
    [MaxLength(8), AllowedValues("true", "1", "t", "false", "0", "f")] string? Onhold = null,
    [MaxLength(8), AllowedValues("true", "1", "t", "false", "0", "f")] string? Queued = null,
    [ValidId] ImmutableArray<string>? Units = null,
    OneOrMore? Source = null,
    [MaxLength(InputLimits.IdMax)] string? SourceId = null,
    bool? Verified = null,
    OneOrMore? PriorityId = null,
    bool? Unread = null) : PageParameters
{
    /// <summary>The value of priorityId that stands for conversations without a priority.</summary>
    private const string NoPriority = "none";

    /// <summary>A weight that no conversation has.</summary>
    private const int UnknownWeight = 0;

    private static readonly MapSchema CustomFieldsShape = new(new AnySchema(InputLimits.TextMax)) { MaxProperties = InfoRules.CustomFieldsMax };

    /// <summary>The query, but for the departments.</summary>
    public ConversationQuery ToQuery(PageRequest page)
    {
        var (openedFrom, openedUntil) = DateFilters.Range(CreatedAt, "createdAt");
        var (closedFrom, closedUntil) = DateFilters.Range(ClosedAt, "closedAt");
        var exactName = RoomName is ['"', .. var name, '"'] ? name : null;
        return new ConversationQuery(
            page, Statuses(), Agents ?? [], [], Tags ?? [],
            ExactName: exactName, NameContains: exactName is null && RoomName is { Length: > 0 } ? RoomName : null, NoAgent: IsOn(Queued),
            OpenedFrom: openedFrom, OpenedUntil: openedUntil, ClosedFrom: closedFrom, ClosedUntil: closedUntil)
        {
            CustomFields = FieldParts(), SourceTypes = Source?.Texts ?? [], SourceId = SourceId is { Length: > 0 } ? SourceId : null,
            Verified = Verified, PriorityWeights = [.. (PriorityId?.Texts ?? []).Select(WeightOf).Distinct()], Unread = Unread,
        };
    }

    private ImmutableArray<string> Statuses()
    {
        if (IsOn(Queued)) return [ConversationStatuses.Queued];
        if (IsOn(Onhold)) return [ConversationStatuses.OnHold];
        return Open switch
        {
            true => [ConversationStatuses.Open],
            false => [ConversationStatuses.Closed],
            null => [],
        };
    }

    private static bool IsOn(string? value) => value is "true" or "1" or "t";

    private static int WeightOf(string priorityId) => priorityId == NoPriority
        ? PriorityReference.NoWeight
        : PriorityCatalog.Find(WorkspaceSnapshot.Empty, priorityId)?.SortItem ?? UnknownWeight;

    /// <summary>Literal parts of the values (contract, table of differences).</summary>
    private ImmutableDictionary<string, string> FieldParts()
    {
        if (string.IsNullOrEmpty(CustomFields)) return ImmutableDictionary<string, string>.Empty;
        return NestedJson.Read(CustomFields, CustomFieldsShape, HttpErrors.InvalidJsonParameter("customFields"), static fields => fields.EnumerateObject()
            .DistinctBy(field => field.Name).ToImmutableDictionary(
                field => field.Name, field => field.Value.ValueKind == JsonValueKind.String ? field.Value.GetString()! : field.Value.GetRawText()));
    }
}

internal sealed record ListRoomsResponse(ImmutableArray<RoomResponse> Rooms) : PagedResult;

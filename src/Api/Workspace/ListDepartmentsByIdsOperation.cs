namespace ContactCenter.Api.Workspace;

/// <summary>Departments by their ids (contract §6).</summary>
internal sealed class ListDepartmentsByIdsOperation(Departments departments) : IOperation<ListDepartmentsByIdsRequest, ListDepartmentsByIdsResponse>
{
    public static ApiOperation Operation { get; } = new("GET", "livechat/department.listByIds")
    {
        Access = ListDepartmentsOperation.Operation.Access,
        Errors = [WorkspaceErrors.IdsRequired, WorkspaceErrors.IdsNoArray],
        ExampleRequest = new ListDepartmentsByIdsRequest(new DepartmentIds([WorkspaceExamples.SavedDepartment.Department.Id])),
        ExampleResponse = new ListDepartmentsByIdsResponse([WorkspaceExamples.SavedDepartment.Department]),
    };

    public async Task<ListDepartmentsByIdsResponse> RunAsync(ApiCall call, ListDepartmentsByIdsRequest request)
    {
        if (request.Ids is not { } given) throw new ContactCenterException(WorkspaceErrors.IdsRequired);
        if (given.Ids is not { } ids) throw new ContactCenterException(WorkspaceErrors.IdsNoArray);
        var found = (await departments.ListAsync(call, null, null, null)).Where(department => ids.Contains(department.DepartmentId));
        return new ListDepartmentsByIdsResponse([.. found.Select(DepartmentResponse.From)]);
    }
}

/// <param name="Fields">Accepted and not read.</param>
internal sealed record ListDepartmentsByIdsRequest(DepartmentIds? Ids = null, string? Fields = null);

/// <summary>A list of ids. A text is refused with an error of its own.</summary>
[JsonConverter(typeof(DepartmentIdsConverter))]
internal sealed record DepartmentIds(ImmutableArray<string>? Ids) : IHasSchema
{
    public static Schema Schema { get; } = new OneOfSchema(Schema.List(Schema.Id()), Schema.Text());
}

internal sealed class DepartmentIdsConverter : JsonConverter<DepartmentIds>
{
    public override DepartmentIds Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(
        reader.TokenType == JsonTokenType.String ? null : JsonSerializer.Deserialize(ref reader, ApiJson.TypeOf<ImmutableArray<string>>()));

    public override void Write(Utf8JsonWriter writer, DepartmentIds value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value.Ids ?? [], ApiJson.TypeOf<ImmutableArray<string>>());
}

internal sealed record ListDepartmentsByIdsResponse(ImmutableArray<DepartmentResponse> Departments) : ApiResult;

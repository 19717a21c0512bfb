namespace ContactCenter.Api.Visitors;

/// <summary>A visitor sets a custom field of its own (contract §5).</summary>
internal sealed class SetCustomFieldOperation(VisitorAccess visitors, IGrainFactory grains) : IOperation<SetCustomFieldRequest, SetCustomFieldResponse>
{
    public static ApiOperation Operation { get; } = new("POST", "livechat/custom.field")
    {
        Access = Access.Visitor, WhileBlocked = WhileBlocked.JudgedByActor,
        Errors = [VisitorErrors.InvalidToken, CustomFieldErrors.Unknown, CustomFieldErrors.InvalidValue("<key>"), CustomFieldErrors.MissingRequired(["<key>"])],
        ExampleRequest = new SetCustomFieldRequest(VisitorExamples.Token, "plan", "gold", true),
        ExampleResponse = new SetCustomFieldResponse(new CustomFieldValue("plan", "gold", true)),
    };

    public async Task<SetCustomFieldResponse> RunAsync(ApiCall call, SetCustomFieldRequest request)
    {
        var field = new CustomFieldValue(request.Key, request.Value, request.Overwrite);
        await visitors.SetCustomFieldsAsync(grains, call, request.Token, [field], mustBeComplete: false);
        return new SetCustomFieldResponse(field);
    }
}

/// <summary>A visitor sets custom fields of its own, all or none; required ones must have a value afterwards (contract §5).</summary>
internal sealed class SetCustomFieldsOperation(VisitorAccess visitors, IGrainFactory grains)
    : IOperation<SetCustomFieldsRequest, SetCustomFieldsResponse>
{
    public static ApiOperation Operation { get; } = SetCustomFieldOperation.Operation with
    {
        Path = "livechat/custom.fields",
        ExampleRequest = new SetCustomFieldsRequest(VisitorExamples.Token, [new CustomFieldValue("plan", "gold", true)]),
        ExampleResponse = new SetCustomFieldsResponse([new SetFieldResponse("plan", "gold", true)]),
    };

    public async Task<SetCustomFieldsResponse> RunAsync(ApiCall call, SetCustomFieldsRequest request)
    {
        await visitors.SetCustomFieldsAsync(grains, call, request.Token, request.CustomFields, mustBeComplete: true);
        return new SetCustomFieldsResponse([.. request.CustomFields.Select(field => new SetFieldResponse(field.Key, field.Value, field.Overwrite))]);
    }
}

/// <param name="Overwrite">False = a value that is there already stays.</param>
internal sealed record SetCustomFieldRequest([MaxLength(InputLimits.TokenMax)] string Token, [ValidId] string Key, string Value, bool Overwrite)
    : IVisitorRequest;

/// <param name="Field">The field as it was sent.</param>
internal sealed record SetCustomFieldResponse(CustomFieldValue Field) : ApiResult;

internal sealed record SetCustomFieldsRequest(
    [MaxLength(InputLimits.TokenMax)] string Token, [Items(Max = InputLimits.CustomFieldsMax)] ImmutableArray<CustomFieldValue> CustomFields)
    : IVisitorRequest;

/// <param name="Fields">The fields as they were sent.</param>
internal sealed record SetCustomFieldsResponse(ImmutableArray<SetFieldResponse> Fields) : ApiResult;

/// <param name="Key">With a capital letter here, as the contract has it.</param>
internal sealed record SetFieldResponse([property: JsonPropertyName("Key")] string Key, string Value, bool Overwrite);

/// <summary>The step that both operations have in common.</summary>
internal static class VisitorCustomFields
{
    public static async Task SetCustomFieldsAsync(
        this VisitorAccess visitors, IGrainFactory grains, ApiCall call, string token, ImmutableArray<CustomFieldValue> fields, bool mustBeComplete)
    {
        var visitor = VisitorCaller.Of(token);
        await visitors.GetAsync(visitor, call.Aborted);
        await grains.GetGrain<IVisitorGrain>(visitor.Key).SetCustomFields(
            new SetCustomFields(call.CommandOf(visitor), [.. fields.Select(field => field.ToCommand())], mustBeComplete)
            {
                Source = VisitorSource.SaidBy(call.Request),
            });
    }
}

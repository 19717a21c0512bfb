using ContactCenter.Api.Workspace;

namespace ContactCenter.Api.Visitors;

/// <summary>Registers a visitor or changes its profile (contract §2.1).</summary>
internal sealed class RegisterVisitorOperation(IGrainFactory grains, VisitorAccess visitors, Departments departments, Quotas quotas)
    : IOperation<RegisterVisitorRequest, VisitorProfileResponse>
{
    public static ApiOperation Operation { get; } = new("POST", "livechat/visitor")
    {
        Access = Access.Visitor, Limit = RateLimitRule.VisitorRegistration, WhileBlocked = WhileBlocked.JudgedByActor,
        Errors =
        [
            VisitorErrors.EmptyToken, VisitorErrors.WeakToken, VisitorErrors.InvalidDepartment, CustomFieldErrors.InvalidValue("<key>"),
            CustomFieldErrors.MissingRequired(["<key>"]),
        ],
        ExampleRequest = new RegisterVisitorRequest(new VisitorToRegister(VisitorExamples.Token, "Ada", "ada@example.com")),
        ExampleResponse = new VisitorProfileResponse(VisitorExamples.Registered),
    };

    public async Task<VisitorProfileResponse> RunAsync(ApiCall call, RegisterVisitorRequest request)
    {
        var visitor = VisitorCaller.Of(VisitorAccess.NotEmpty(request.Visitor.Token));
        var department = await departments.FindOpenAsync(request.Visitor.Department, call.Aborted);
        if (await visitors.FindAsync(visitor, call.Aborted) is null) quotas.TakeNewVisitor(call.Request.HttpContext);
        var view = await grains.GetGrain<IVisitorGrain>(visitor.Key).Register(request.Visitor.ToCommand(call, visitor, department?.DepartmentId));
        return new VisitorProfileResponse(RegisteredVisitorResponse.From(view, visitor.Token));
    }
}

/// <summary>The visitor of this token (contract §2.1).</summary>
internal sealed class GetVisitorOperation(VisitorAccess visitors) : IOperation<NoRequest, VisitorProfileResponse>
{
    public static ApiOperation Operation { get; } = new("GET", "livechat/visitor/{token}")
    {
        Access = Access.Visitor, WhileBlocked = WhileBlocked.Allowed, Errors = [VisitorErrors.InvalidTokenCoded],
        ExampleResponse = new VisitorProfileResponse(VisitorExamples.Registered),
    };

    public async Task<VisitorProfileResponse> RunAsync(ApiCall call, NoRequest request)
    {
        var visitor = VisitorCaller.Of(call.FromPath("token"));
        var view = await visitors.FindAsync(visitor, call.Aborted) ?? throw new ContactCenterException(VisitorErrors.InvalidTokenCoded);
        return new VisitorProfileResponse(RegisteredVisitorResponse.From(view, visitor.Token));
    }
}

internal sealed record RegisterVisitorRequest(VisitorToRegister Visitor) : IVisitorRequest
{
    string? IVisitorRequest.Token => Visitor.Token;
}

/// <param name="Token">The visitor's secret, which the client makes: long and random. A token that is known changes its visitor.</param>
/// <param name="Department">The id or name of an open department, for the visitor's conversations.</param>
/// <param name="Id">Accepted and not read.</param>
internal sealed record VisitorToRegister(
    [MaxLength(InputLimits.TokenMax)] string Token,
    [MaxLength(InputLimits.NameMax)] string? Name = null,
    [MaxLength(InputLimits.NameMax)] string? Email = null,
    [MaxLength(InputLimits.NameMax)] string? Phone = null,
    [MaxLength(InputLimits.NameMax)] string? Username = null,
    [MaxLength(InputLimits.NameMax)] string? Department = null,
    [MaxLength(InputLimits.IdMax)] string? Id = null,
    [Items(Max = InputLimits.CustomFieldsMax)] ImmutableArray<CustomFieldValue>? CustomFields = null)
{
    public RegisterVisitor ToCommand(ApiCall call, VisitorCaller visitor, string? departmentId) => new(
        call.CommandOf(visitor), Name, Email, Phone, Username, departmentId, [.. (CustomFields ?? []).Select(field => field.ToCommand())])
    {
        HasWeakToken = VisitorTokens.IsWeak(visitor.Token), Source = VisitorSource.SaidBy(call.Request),
    };
}

/// <summary>A value of a visitors' custom field.</summary>
/// <param name="Overwrite">False = a value that is there already stays.</param>
internal sealed record CustomFieldValue([ValidId] string Key, string Value, bool Overwrite)
{
    public VisitorCustomField ToCommand() => new(Key, Value, Overwrite);
}

internal sealed record VisitorProfileResponse(RegisteredVisitorResponse Visitor) : ApiResult;

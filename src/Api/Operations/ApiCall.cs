using ContactCenter.Api.SignIn;

namespace ContactCenter.Api.Operations;

/// <summary>One authenticated, permitted and validated call.</summary>
internal sealed class ApiCall(HttpContext http, ApiOperation operation, CallerPrincipal? caller, IVisitorRequest? visitorRequest, string? key, IIdSource ids)
{
    private string? _seed = key;
    private VisitorCaller _visitor;

    public HttpRequest Request => http.Request;

    /// <summary>The request, where it names the visitor or its room; null = at most the path or a header does.</summary>
    public IVisitorRequest? VisitorRequest => visitorRequest;

    /// <summary>The signed-in user. Public operations have none.</summary>
    public Caller Caller => caller?.Caller ?? throw new InvalidOperationException($"{operation.Route} has no signed-in caller.");

    /// <summary>The hash of the token that the call was signed in with.</summary>
    public string TokenHash => caller!.TokenHash;

    /// <summary>The ids of a user's call.</summary>
    public CommandIds Ids => new(Seed, Caller.UserId, operation.Route);

    /// <summary>The call's own idempotency key, else random: the same each time that the call is repeated, and made when something asks for it.</summary>
    private string Seed => _seed ??= ids.NewSeed();

    /// <summary>Ends reads when the client goes away. A command that has begun is not abandoned.</summary>
    public CancellationToken Aborted => http.RequestAborted;

    /// <summary>The visitor with a token, of which the call remembers the last one: the steps of a call ask for the same.</summary>
    public VisitorCaller VisitorOf(string token) => _visitor.Token == token ? _visitor : _visitor = VisitorCaller.Of(token);

    /// <summary>The ids of a visitor's call; its key stands for its secret token.</summary>
    public CommandIds IdsOf(string visitorKey) => new(Seed, visitorKey, operation.Route);

    /// <summary>The command of a visitor's call.</summary>
    public CommandContext CommandOf(VisitorCaller visitor) => IdsOf(visitor.Key).Command(visitor.Actor);

    /// <summary>A value from the path, within the limit of ids.</summary>
    public string FromPath(string name)
    {
        var value = (string?)http.Request.RouteValues[name] ?? "";
        if (value.Length > InputLimits.TokenMax || string.IsNullOrWhiteSpace(value) || value.Any(char.IsControl))
            throw new ContactCenterException(CommonErrors.InvalidParams("must be a valid id"));
        return value;
    }
}

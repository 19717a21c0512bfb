using System.Reflection;
using System.Text.RegularExpressions;
using ContactCenter.Api.SignIn;

namespace ContactCenter.Api.Operations;

/// <summary>Finds the operations of this assembly and maps each to its route.</summary>
internal static partial class OperationCatalog
{
    private static readonly MethodInfo MapOne = typeof(OperationCatalog).GetMethod(nameof(MapOperation), BindingFlags.Static | BindingFlags.NonPublic)!;
    private static readonly MethodInfo MapStreamed = typeof(OperationCatalog).GetMethod(nameof(MapStream), BindingFlags.Static | BindingFlags.NonPublic)!;

    private static ImmutableArray<(Type Operation, Type Contract)> All { get; } =
    [
        .. from type in typeof(OperationCatalog).Assembly.GetTypes()
           where type is { IsClass: true, IsAbstract: false }
           from contract in type.GetInterfaces()
           where contract.IsGenericType && (contract.GetGenericTypeDefinition() == typeof(IOperation<,>)
               || contract.GetGenericTypeDefinition() == typeof(IStreamedOperation<>))
           orderby type.FullName
           select (type, contract),
    ];

    public static void AddOperations(this IServiceCollection services)
    {
        foreach (var (type, _) in All) services.AddSingleton(type);
    }

    public static void MapOperations(this WebApplication app)
    {
        foreach (var (type, contract) in All)
        {
            var map = contract.GetGenericTypeDefinition() == typeof(IOperation<,>) ? MapOne : MapStreamed;
            map.MakeGenericMethod([type, .. contract.GetGenericArguments()]).Invoke(null, [app]);
        }
    }

    private static void MapOperation<TOperation, TRequest, TResponse>(WebApplication app)
        where TOperation : IOperation<TRequest, TResponse>
        where TRequest : class
        where TResponse : class, IApiResult
    {
        var (runner, action) = (app.Services.GetRequiredService<OperationRunner>(), app.Services.GetRequiredService<TOperation>());
        var (input, output) = (ApiJson.TypeOf<TRequest>(), ApiJson.TypeOf<TResponse>());
        var operation = Described<TRequest>(TOperation.Operation, typeof(TOperation)) with { ResponseType = typeof(TResponse) };
        app.Map(operation, http => runner.RunAsync(http, operation, action, input, output));
    }

    private static void MapStream<TOperation, TRequest>(WebApplication app)
        where TOperation : IStreamedOperation<TRequest>
        where TRequest : class
    {
        var (runner, action) = (app.Services.GetRequiredService<OperationRunner>(), app.Services.GetRequiredService<TOperation>());
        var input = ApiJson.TypeOf<TRequest>();
        var operation = Described<TRequest>(TOperation.Operation, typeof(TOperation));
        app.Map(operation, http => runner.RunAsync(http, operation, action, input));
    }

    private static void Map(this WebApplication app, ApiOperation operation, RequestDelegate run) =>
        app.MapMethods(ApiRoutes.PathOf(operation), [operation.Method], run).WithMetadata(operation).RequireAccess(operation.Access);

    private static ApiOperation Described<TRequest>(ApiOperation operation, Type type)
        where TRequest : class =>
        operation with
        {
            Name = JsonNamingPolicy.CamelCase.ConvertName(NameEnd().Replace(type.Name, "")),
            Summary = MemberTexts.Of(type) ?? "",
            RequestType = typeof(TRequest),
            Input = RequestSchemas.Of<TRequest>(),
            Request = operation.ExampleRequest is not { } request ? null
                : JsonSerializer.Serialize(request, ApiJson.Options.GetTypeInfo(request.GetType())),
            Response = operation.ExampleResponse is { } response
                ? JsonSerializer.Serialize(response, ApiJson.Options.GetTypeInfo(response.GetType()))
                : JsonSerializer.Serialize(Done.Instance, ApiJson.TypeOf<Done>()),
        };

    [GeneratedRegex("Operation$")]
    private static partial Regex NameEnd();
}

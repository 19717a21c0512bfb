using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using ContactCenter.Api.Http.Json;

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

    public static void MapAll(ApiRoutes routes, IServiceProvider services)
    {
        foreach (var (type, contract) in All)
        {
            var map = contract.GetGenericTypeDefinition() == typeof(IOperation<,>) ? MapOne : MapStreamed;
            map.MakeGenericMethod([type, .. contract.GetGenericArguments()]).Invoke(null, [routes, services]);
        }
    }

    private static void MapOperation<TOperation, TRequest, TResponse>(ApiRoutes routes, IServiceProvider services)
        where TOperation : IOperation<TRequest, TResponse>
        where TRequest : class
        where TResponse : ApiResult
    {
        var operation = services.GetRequiredService<TOperation>();
        var input = ApiJson.TypeOf<TRequest>();
        routes.Map(
            Described<TRequest>(TOperation.Operation, typeof(TOperation)) with { ResponseType = ApiJson.TypeOf<TResponse>().Type },
            async call => ApiResponse.Of(await operation.RunAsync(call, call.Read(input))));
    }

    private static void MapStream<TOperation, TRequest>(ApiRoutes routes, IServiceProvider services)
        where TOperation : IStreamedOperation<TRequest>
        where TRequest : class
    {
        var operation = services.GetRequiredService<TOperation>();
        var input = ApiJson.TypeOf<TRequest>();
        routes.MapStream(
            Described<TRequest>(TOperation.Operation, typeof(TOperation)),
            (call, response) => operation.RunAsync(call, call.Read(input), response));
    }

    private static ApiOperation Described<TRequest>(ApiOperation operation, Type type)
        where TRequest : class =>
        operation with
        {
            Summary = operation.Summary.Length > 0 ? operation.Summary
                : ContractReference().Replace(MemberTexts.Of(type) ?? "", ""),
            Group = operation.Group.Length > 0 ? operation.Group : GroupOf(type),
            RequestType = typeof(TRequest),
            Input = RequestSchemas.Of<TRequest>(),
            Request = operation.ExampleRequest is not { } request ? null
                : JsonSerializer.Serialize(request, ApiJson.Options.GetTypeInfo(request.GetType())),
            Response = operation.ExampleResponse is { } response
                ? JsonSerializer.Serialize(response, ApiJson.Options.GetTypeInfo(response.GetType()))
                : JsonSerializer.Serialize(Done.Instance, ApiJson.TypeOf<Done>()),
        };

    /// <summary>The last folder in words: CustomFields becomes "Custom fields".</summary>
    private static string GroupOf(Type type)
    {
        var words = WordStart().Replace(type.Namespace!.Split('.')[^1], " $0");
        return words[..1] + words[1..].ToLowerInvariant();
    }

    /// <summary>Readers of the API's description do not have the contract.</summary>
    [GeneratedRegex(@" \(contract [^)]*\)")]
    private static partial Regex ContractReference();

    [GeneratedRegex("(?<!^)[A-Z]")]
    private static partial Regex WordStart();
}

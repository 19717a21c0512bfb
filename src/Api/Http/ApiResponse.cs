using System.Text.Json;
using ContactCenter.Api.Http.Json;

namespace ContactCenter.Api.Http;

/// <summary>The response of an operation: the members of the top-level object. The envelope (contract §9.1, §9.2) is added when it is written.</summary>
public sealed record ApiResponse(int Status, Action<Utf8JsonWriter>? Members)
{
    internal ApiResult? Result { get; init; }

    internal static ApiResponse Of(ApiResult result) => new(StatusCodes.Status200OK, null) { Result = result };

    /// <summary>Nothing but <c>"success": true</c>.</summary>
    public static ApiResponse Success { get; } = new(StatusCodes.Status200OK, null);

    public static ApiResponse Of(Action<Utf8JsonWriter> members) => new(StatusCodes.Status200OK, members);

    /// <summary>One object under one name.</summary>
    internal static ApiResponse Of<T>(string name, T value, Action<Utf8JsonWriter, T> members) => Of(json => json.Object(name, value, members));

    public static ApiResponse NotFound { get; } = For(CommonErrors.ResourceNotFound);

    /// <summary>The one place where kinds of errors become statuses and bodies.</summary>
    public static ApiResponse For(Error error) => new(ErrorResponses.StatusOf(error), json => ErrorResponses.WriteMembers(json, error));

    internal void Write(Utf8JsonWriter json)
    {
        if (Result is not null)
        {
            JsonSerializer.Serialize(json, Result, ApiJson.Options.GetTypeInfo(Result.GetType()));
            return;
        }

        json.WriteStartObject();
        Members?.Invoke(json);
        json.WriteBoolean("success", Status == StatusCodes.Status200OK);
        json.WriteEndObject();
    }
}

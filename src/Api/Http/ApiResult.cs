namespace ContactCenter.Api.Http;

/// <summary>What an operation may respond with: <see cref="ApiResult"/>, or a record that has <c>success</c> beside the members of another one.</summary>
internal interface IApiResult
{
    bool Success { get; }
}

/// <summary>The response of an operation that succeeded: the members of the derived record, then <c>"success": true</c> (contract §9.1).</summary>
internal abstract record ApiResult : IApiResult
{
    /// <summary>True, always: errors have a form of their own.</summary>
    [JsonPropertyOrder(int.MaxValue)]
    public virtual bool Success { get; } = true;
}

/// <summary>Success, and nothing else to tell.</summary>
internal sealed record Done : ApiResult
{
    public static Done Instance { get; } = new();

    public static Task<Done> Task { get; } = System.Threading.Tasks.Task.FromResult(Instance);
}

/// <summary>A page of a list (contract §9.4). The derived record has the items.</summary>
internal abstract record PagedResult : ApiResult
{
    /// <summary>The number of items on this page. Two lists of the contract tell the number asked for instead (§9.4).</summary>
    [JsonPropertyOrder(1)]
    public required int Count { get; init; }

    /// <summary>The place of the first item in the whole list.</summary>
    [JsonPropertyOrder(1)]
    public required int Offset { get; init; }

    /// <summary>The number of items of the whole list.</summary>
    [JsonPropertyOrder(1)]
    public required long Total { get; init; }
}

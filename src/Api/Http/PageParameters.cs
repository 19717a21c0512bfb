namespace ContactCenter.Api.Http;

/// <summary>The parameters of a list (contract §9.4).</summary>
internal abstract record PageParameters
{
    /// <summary>The place of the first item in the whole list.</summary>
    [AtLeast(0)]
    public int? Offset { get; init; }

    /// <summary>The most items of the page; 0 = as many as there may be. The default and the limit are settings.</summary>
    [AtLeast(0)]
    public int? Count { get; init; }

    /// <summary>A JSON object of field names and directions, 1 or -1, such as `{"name":1}`.</summary>
    public string? Sort { get; init; }

    /// <summary>Accepted and not read: the contract reads it only in an unsafe mode.</summary>
    public string? Query { get; init; }

    /// <summary>Accepted and not read, as `query`.</summary>
    public string? Fields { get; init; }
}

/// <summary>The parameters of a list that is asked for nothing else.</summary>
internal sealed record PageRequestParameters : PageParameters;

namespace ContactCenter.Api.Operations;

/// <summary>
/// One operation of the API, in one file with its request and its response. It maps itself: every class of this assembly that has this interface is
/// created once and gets its route. What its request's type says is checked before it runs.
/// </summary>
internal interface IOperation<TRequest, TResponse>
    where TRequest : class
    where TResponse : class, IApiResult
{
    /// <summary>Path, permission, limit, errors and examples.</summary>
    static abstract ApiOperation Operation { get; }

    /// <summary>Does it. It may run again with the same call when the outcome was unknown, so it keeps nothing of its own.</summary>
    Task<TResponse> RunAsync(ApiCall call, TRequest request);
}

/// <summary>
/// One operation whose body or response is too long to be held at once. It runs once. What it throws before the response begins becomes an error as
/// for every other operation. After that the connection is cut, so that no caller takes half a response for a whole one.
/// </summary>
internal interface IStreamedOperation<TRequest>
    where TRequest : class
{
    /// <inheritdoc cref="IOperation{TRequest, TResponse}.Operation"/>
    static abstract ApiOperation Operation { get; }

    Task RunAsync(ApiCall call, TRequest request, HttpResponse response);
}

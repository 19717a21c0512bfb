namespace Orleans.Runtime;

/// <summary>The base of what the runtime itself reports.</summary>
public class OrleansException : Exception
{
    public OrleansException() : base("Unexpected error.")
    {
    }

    public OrleansException(string message) : base(message)
    {
    }

    public OrleansException(string message, Exception innerException) : base(message, innerException)
    {
    }
}

/// <summary>The runtime is stopping: the call was not run.</summary>
public sealed class SiloUnavailableException : OrleansException
{
    public SiloUnavailableException() : this("The runtime is stopping.")
    {
    }

    public SiloUnavailableException(string message) : base(message)
    {
    }

    public SiloUnavailableException(string message, Exception innerException) : base(message, innerException)
    {
    }
}

/// <summary>A limit was reached: the call was not run.</summary>
public sealed class LimitExceededException : OrleansException
{
    public LimitExceededException() : this("A limit was exceeded.")
    {
    }

    public LimitExceededException(string message) : base(message)
    {
    }

    public LimitExceededException(string message, Exception innerException) : base(message, innerException)
    {
    }
}

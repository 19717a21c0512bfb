namespace Orleans;

/// <summary>A grain class that sees each of its own calls before and after the method runs.</summary>
public interface IIncomingGrainCallFilter
{
    Task Invoke(IIncomingGrainCallContext context);
}

/// <summary>The call that a filter lets through.</summary>
public interface IIncomingGrainCallContext
{
    Task Invoke();
}

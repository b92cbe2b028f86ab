using BenchmarkDotNet.Running;
using Recount.Benchmarks;

// "pages FOLDER…": the side-by-side run of benchmarks/pages/run.sh; anything else is BenchmarkDotNet's.
return args is ["pages", .. var folders] ? PageRate.Run(folders) : Switch(args);

static int Switch(string[] args)
{
    BenchmarkSwitcher.FromAssembly(typeof(PageReading).Assembly).Run(args);
    return 0;
}

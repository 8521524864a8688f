"""Where things lie. BAYAN_SHARED: the data; BAYAN_SCRATCH: intermediate files."""
import os

HERE = os.path.dirname(os.path.abspath(__file__))
REPO = os.path.dirname(os.path.dirname(HERE))
SHARED = os.environ.get('BAYAN_SHARED', os.path.join(os.path.dirname(REPO), 'shared'))
SCRATCH = os.environ.get('BAYAN_SCRATCH', os.path.join('/tmp', 'bayan-train'))
MODEL = os.path.join(os.path.dirname(HERE), 'default')
CORPUS = os.path.join(HERE, 'data')
LANGUAGES = ('ar', 'en', 'zh', 'ru', 'fr', 'es')


def scratch(name):
    os.makedirs(SCRATCH, exist_ok=True)
    return os.path.join(SCRATCH, name)

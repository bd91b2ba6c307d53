import './public';
import './styles/admin.css';
